import type { Decision } from "#models/booking/deciding.ts";
import { clocksDiffer } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Facts } from "./facts.tsx";
import { Places } from "./places.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";
import { Who } from "./who.tsx";

/** Who asks to be away, from when to when, for what, and what they hope to learn. */
export function ReleaseFacts({ decision }: { decision: Decision }) {
  const { release, words, booking } = useTexts();
  const say = useSay();
  const { person, session, away, aim, thisYear } = decision;
  const travels = away.from < session.startsAt || away.to > session.endsAt;
  const elsewhere = clocksDiffer(session.startsAt, session.zone, person.zone);
  const span = say.span(away.from, away.to, person.zone);
  return (
    <Facts
      lined
      of={[
        { term: release.who, answer: <Who name={person.name}>{person.jobTitle}</Who> },
        {
          term: release.away,
          answer: (
            <>
              <strong>
                {travels ? release.withTravel(span, person.siteName) : release.awayPlain(span, person.siteName)}
              </strong>
              {(travels || elsewhere) && (
                <div className="soft">
                  {release.sessionSpan(say.span(session.startsAt, session.endsAt, session.zone), session.siteName)}
                </div>
              )}
            </>
          ),
        },
        {
          term: release.visits,
          answer: (
            <>
              <Anchor to={`/sessions/${session.id}`}>{session.title}</Anchor>
              <div className="soft">
                {release.visit(session.departmentName, session.siteName, words.kinds[session.kind])}{" "}
                <Places left={session.left} of={session.places} />
              </div>
            </>
          ),
        },
        {
          term: release.aim,
          answer: aim ? booking.quoted(aim) : <span className="soft">{release.noAim}</span>,
        },
        { term: release.year, answer: release.yearSo(thisYear.visits, words.duration(thisYear.minutes)) },
      ]}
    />
  );
}
