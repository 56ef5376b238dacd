import type { OwnRound } from "#models/matching/own-round.ts";
import { sayReasons } from "#models/shared/reasons.ts";
import { ButtonLink } from "../button.tsx";
import { Facts } from "../facts.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { useReading, useTexts } from "../texts.tsx";

/** What an announced round brought the reader: the place, or each wish with its reason. */
export function OwnOutcome({ outcome }: { outcome: NonNullable<OwnRound["outcome"]> }) {
  const texts = useTexts();
  const { zone, locale } = useReading();
  const say = useSay();
  const words = texts.round.wishes;
  const { session, rank, bookingId, answers } = outcome;
  if (session && bookingId)
    return (
      <Section title={words.got(texts.times.ordinal(rank ?? 1))}>
        <p className="work">{words.gotText(session.title, say.moment(session.startsAt))}</p>
        <p>
          <ButtonLink to={`/bookings/${bookingId}`}>{words.seeBooking}</ButtonLink>
        </p>
      </Section>
    );
  return (
    <Section title={words.gotNone}>
      <p className="work">{words.gotNoneText}</p>
      <Facts
        lined
        of={answers.map(({ rank: at, title, why }) => ({
          term: `${texts.times.ordinal(at)}: ${title}`,
          answer: sayReasons(why, { texts, locale, zone }),
        }))}
      />
      <p>
        <ButtonLink to="/find">{words.findAnother}</ButtonLink>
      </p>
    </Section>
  );
}
