import type { Decision } from "#models/booking/deciding.ts";
import { Facts } from "./facts.tsx";
import { Meter } from "./meter.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { State } from "./state.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** The home team while the person would be away: the cap drawn, who else is away, and whether enough stay. */
export function TeamThen({ decision }: { decision: Decision }) {
  const { release } = useTexts();
  const { team, person, state } = decision;
  const would = team.away + 1;
  const say = useSay();
  const asked = state === "requested";
  const stay = team.people - would;
  const cap =
    team.atOnce === null ? (
      release.noCap(would, person.name)
    ) : (
      <>
        <Meter cap={team.atOnce} away={team.away} would={1}>
          {release.ofCap(would, team.atOnce)}
        </Meter>{" "}
        {release.withPerson(person.name)}{" "}
        {asked && would > team.atOnce && <State of="clash" word={release.capReached} />}
      </>
    );
  return (
    <Section title={release.teamThen(team.name)} className="gap-above">
      <Facts
        lined
        of={[
          team.kept !== null && {
            term: release.protectedDay,
            answer: (
              <>
                {release.keeps(say.day(team.kept.day, team.kept.zone), team.kept.reason)}{" "}
                {asked && <State of="clash" word={release.keepsAll} />}
              </>
            ),
          },
          {
            term: release.atOnce,
            answer: (
              <>
                {cap}
                <Others decision={decision} />
              </>
            ),
          },
          team.staffing > 0 && {
            term: release.atWork,
            answer: (
              <>
                {release.stay(stay, team.staffing)}{" "}
                <State
                  of={stay >= team.staffing ? "can" : "clash"}
                  word={stay >= team.staffing ? release.enough : release.short}
                />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Others({ decision: { team, person } }: { decision: Decision }) {
  const { release } = useTexts();
  const say = useSay();
  if (team.others.length === 0) return <div className="soft">{release.nobodyElse}</div>;
  return (
    <ul className="plain soft">
      {team.others.map(({ name, title, from, to }) => (
        <li key={`${name} ${from.toISOString()}`}>
          <Name name={name} />: {release.elsewhere(title, say.span(from, to, person.zone))}
        </li>
      ))}
    </ul>
  );
}
