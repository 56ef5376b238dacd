import { Agenda } from "../agenda.tsx";
import { ButtonLink } from "../button.tsx";
import { Cluster } from "../cluster.tsx";
import { DateTile } from "../datetile.tsx";
import { Day } from "../day.tsx";
import { Places } from "../places.tsx";
import { Rows } from "../rows.tsx";
import { SessionRow } from "../session-row.tsx";
import { State } from "../state.tsx";
import { bag, departments, earlier, evening, night, passenger, people, unbreakable, winter } from "./moments.ts";
import { OtherRows } from "./other-rows.tsx";
import { Part } from "./part.tsx";

export function RowsPart() {
  return (
    <Part
      id="rows"
      title="Rows, date tile, seats"
      rule="Time first, in a rail of its own. Hairlines, not boxes. Lit only when it is your move."
    >
      <Day at={passenger.startsAt} note="3 sessions, 1 free for you" />
      <Rows label="Sessions">
        <SessionRow
          {...passenger}
          title="One passenger, kerb to seat"
          to="#rows"
          department={departments.prm}
          kind="Observation"
          host={people.tomas}
          state={<State of="booked" word="You are booked" />}
          places={{ left: 0, of: 4, mine: true }}
          act={<a href="#rows">Open</a>}
        />
        <SessionRow
          {...bag}
          dated
          title="The path of a bag, from belt to hold"
          to="#rows"
          department={departments.bag}
          kind="Observation"
          host={people.maria}
          state={<State of="release" word="Ingrid must release you" note="usually within 3 hours" />}
          places={{ left: 2, of: 6 }}
          act={
            <ButtonLink kind="second" small to="#rows">
              Request
            </ButtonLink>
          }
        />
        <SessionRow
          {...night}
          title="Night works: closing and opening a runway in one night"
          to="#rows"
          department={departments.afo}
          host={people.leila}
          why="Your night shift starts at 22:00. Three later dates fall on your days off."
          state={<State of="locked" word="Not this time" />}
          places={{ left: 2, of: 3 }}
          act={
            <ButtonLink kind="second" small to="#rows">
              Other dates
            </ButtonLink>
          }
        />
        <SessionRow
          {...evening}
          dated
          look="lit"
          title="The evening push, seen from Apron Control"
          to="#rows"
          department={departments.apc}
          state={<State of="offered" note="until tomorrow, 11:40" />}
          act={
            <ButtonLink small to="#rows">
              Take the place
            </ButtonLink>
          }
        />
        <SessionRow
          {...earlier}
          dated
          look="quiet"
          title={unbreakable}
          to="#rows"
          department={departments.lpo}
          state={<State of="lapsed" note="not answered by 30 Oct, 16:00" />}
        />
      </Rows>
      <OtherRows />
      <div className="gap-above">
        <Cluster>
          <DateTile at={passenger.startsAt} kind="mine" />
          <DateTile at={bag.startsAt} />
          <DateTile at={winter.startsAt} kind="soft" />
          <p className="work">
            <Places left={3} of={4} />
          </p>
          <p className="work">
            <Places left={0} of={4} mine />
          </p>
          <p className="work">
            <Places left={0} of={5} />
          </p>
          <p className="work">
            <Places left={18} of={30} />
          </p>
        </Cluster>
      </div>
      <Agenda
        parts={[
          { time: "13:00", title: "Welcome, vest, where not to stand", note: "15 min, briefing room E7.02" },
          { time: "13:15", title: "Screening level 3: the bags nobody wants to open", note: "45 min" },
        ]}
      />
    </Part>
  );
}
