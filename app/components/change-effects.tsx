import type { ChangeLook, SessionVersion } from "#models/booking/session-change-look.ts";
import type { PersonEffect } from "#models/booking/person-effects.ts";
import { Facts } from "./facts.tsx";
import { PeopleEffects } from "./people-effects.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface ChangeEffectsProps {
  look: ChangeLook;
  place: { siteName: string; zone: string };
}

/** What a change does: what is different, and what happens to each person in it. */
export function ChangeEffects({ look, place }: ChangeEffectsProps) {
  const { change } = useTexts().session;
  const say = useSay();
  const { people, held, offers } = look;
  const then = ({ from, told, offeredUntil, passedBy }: PersonEffect): string => {
    const kept = !told ? change.silent : from === "booked" ? change.told : change.toldSoft;
    if (offeredUntil) return change.offeredUntil(say.moment(offeredUntil));
    return passedBy ? change.passedBy(kept) : kept;
  };
  return (
    <>
      <Differences look={look} place={place} />
      <Section title={change.effects} className="gap-above">
        {people.length === 0 ? <p className="soft">{change.nobody}</p> : <PeopleEffects people={people} then={then} />}
        {held.length > 0 && (
          <ul className="plain gap-above-s">
            {held.map(({ id, team, places, until }) => (
              <li key={id}>{change.held(places, team, say.moment(until))}</li>
            ))}
          </ul>
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
