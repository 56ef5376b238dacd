import type { ChangeLook, SessionVersion } from "#models/booking/session-change-look.ts";
import { Facts } from "./facts.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { State } from "./state.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

interface ChangeEffectsProps {
  look: ChangeLook;
  place: { siteName: string; zone: string };
}

/** What a change does: what is different, and what happens to each person in it. */
export function ChangeEffects({ look, place }: ChangeEffectsProps) {
  const { change, host } = useTexts().session;
  const { people, moved, offers } = look;
  return (
    <>
      <Differences look={look} place={place} />
      <Section title={change.effects} className="gap-above">
        {people.length === 0 ? (
          <p className="soft">{change.nobody}</p>
        ) : (
          <Table
            caption={change.effects}
            quietCaption
            folds
            rows={people}
            rowKey={({ bookingId }) => bookingId}
            columns={[
              { name: host.person, cell: ({ name }) => <Name name={name} /> },
              { name: host.state, cell: ({ state }) => <State of={state} /> },
              {
                name: change.then,
                cell: ({ state, clash }) => (
                  <div>
                    {!moved ? change.silent : state === "booked" ? change.told : change.toldSoft}
                    {clash && (
                      <div>
                        <State of="heed" word={change.clash(clash)} />
                      </div>
                    )}
                  </div>
                ),
              },
            ]}
          />
        )}
        {offers > 0 && <p className="gap-above-s">{change.offered(offers)}</p>}
      </Section>
    </>
  );
}

/** Only what differs, before and after. */
function Differences({ look: { from, to }, place }: ChangeEffectsProps) {
  const { change } = useTexts().session;
  const { times } = useTexts();
  const say = useSay();
  const when = ({ startsAt, endsAt }: SessionVersion) =>
    times.dayAt(say.day(startsAt, place.zone), say.span(startsAt, endsAt, place.zone));
  const said: [string, string, string][] = [
    [change.when, when(from), when(to)],
    [change.meetingPoint, from.meetingPoint, to.meetingPoint],
    [change.host, from.hostName, to.hostName],
    [change.places, say.number(from.places), say.number(to.places)],
  ];
  const different = said.filter(([, before, after]) => before !== after);
  if (different.length === 0) return <p>{change.same}</p>;
  return (
    <Facts
      lined
      of={different.map(([term, before, after]) => ({
        term,
        answer: (
          <>
            <del>{before}</del>
            <br />
            <ins>{after}</ins>
          </>
        ),
      }))}
    />
  );
}
