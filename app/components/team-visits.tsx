import type { TeamVisit } from "#models/booking/team-visits.ts";
import { sayClock, sayShortDay } from "#models/shared/time.ts";
import { Anchor } from "./anchor.tsx";
import { Row } from "./row.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { StateOfOther } from "./state.tsx";
import { useReading, useTexts } from "./texts.tsx";

interface TeamVisitsProps {
  visits: readonly TeamVisit[];
  more: boolean;
}

/** What a team holds, asks and waits for in a week, each with the way to call the person back or withdraw it. */
export function TeamVisits({ visits, more }: TeamVisitsProps) {
  const { team } = useTexts();
  const { zone, locale } = useReading();
  const words = team.visitsThen;
  return (
    <Section title={words.title}>
      {visits.length === 0 ? (
        <p className="work soft">{words.none}</p>
      ) : (
        <Rows label={words.title}>
          {visits.map(({ bookingId, name, title, state, startsAt, endsAt, mayEnd }) => {
            const act = state === "booked" ? words.recall : words.withdraw;
            return (
              <Row
                key={bookingId}
                time={sayClock(startsAt, zone, locale)}
                timeNote={sayShortDay(startsAt, zone, locale)}
                title={name}
                to={mayEnd ? `/bookings/${bookingId}` : undefined}
                meta={words.meta(title, sayClock(endsAt, zone, locale))}
                state={<StateOfOther of={state} />}
                act={
                  mayEnd && (
                    <Anchor to={`/bookings/${bookingId}/cancellation`}>
                      {act} <span className="sr">{words.whom(name)}</span>
                    </Anchor>
                  )
                }
              />
            );
          })}
        </Rows>
      )}
      {more && <p className="work soft">{words.most(visits.length)}</p>}
    </Section>
  );
}
