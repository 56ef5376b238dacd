import type { LetterFacts, SessionFacts } from "#models/record/letter-facts.ts";
import { clocksDiffer, dayParts, localDate, sayClock, sayDay, sayMonth, sayShortDay } from "#models/shared/time.ts";
import { voiceOf, type House, type Reader, type Sign } from "./letter.ts";

type Span = Pick<SessionFacts, "startsAt" | "endsAt" | "zone" | "siteName">;

/** "Tue 8 Dec, 13:00 in Valdemora": for subjects and lists. */
export function when({ startsAt, zone, siteName }: Omit<Span, "endsAt">, reader: Reader): string {
  const { texts, locale } = voiceOf(reader);
  return texts.letters.when(sayShortDay(startsAt, zone, locale), sayClock(startsAt, zone, locale), siteName);
}

/** "Friday 4 December, 12:00 your time": a deadline, in the reader's own zone; said so where the session's differs. */
export function deadline(at: Date, elsewhere: string, reader: Reader, house: House): string {
  const { texts, locale } = voiceOf(reader);
  const [day, clock] = [sayDay(at, reader.zone, locale, house.now), sayClock(at, reader.zone, locale)];
  return clocksDiffer(at, reader.zone, elsewhere) ? texts.letters.atYourTime(day, clock) : texts.letters.at(day, clock);
}

/** The sign of a session: its own day and time first, the reader's beside them where clocks differ. */
export function signOf(session: SessionFacts, look: Sign["look"], reader: Reader, house: House): Sign {
  const { texts, locale } = voiceOf(reader);
  const { startsAt, zone, siteName, title } = session;
  const farYear = localDate(startsAt, zone).slice(0, 4) !== localDate(house.now, zone).slice(0, 4);
  return {
    look,
    day: { ...dayParts(startsAt, zone, locale), ...(farYear && { month: sayMonth(startsAt, zone, locale) }) },
    date: sayDay(startsAt, zone, locale, house.now),
    start: sayClock(startsAt, zone, locale),
    rest: texts.letters.to(endClock(session, zone, reader), siteName),
    ...(clocksDiffer(startsAt, zone, reader.zone) && {
      own: { span: ownSpan(session, reader), words: texts.letters.yourTime(reader.siteName) },
    }),
    title,
  };
}

/** "Tue 8 Dec, 11:00 to 15:30 your time, with travel": when somebody would be away, by the reader's clock. Nothing where
 *  that is no longer than the session. */
export function awayWhen({ session, away }: LetterFacts, reader: Reader): string {
  if (!away || (away.from >= session.startsAt && away.to <= session.endsAt)) return "";
  const { texts, locale } = voiceOf(reader);
  const span = { ...session, startsAt: away.from, endsAt: away.to };
  const day = sayShortDay(away.from, reader.zone, locale);
  const clocks = texts.letters.span(sayClock(away.from, reader.zone, locale), endClock(span, reader.zone, reader));
  const elsewhere = clocksDiffer(away.from, reader.zone, session.zone);
  return texts.letters.withTravel(elsewhere ? texts.letters.atYourTime(day, clocks) : texts.letters.at(day, clocks));
}

/** "12:00 to 14:30" by the reader's clock, with the day where it is another one there. */
function ownSpan(span: Span, reader: Reader): string {
  const { texts, locale } = voiceOf(reader);
  const own = reader.zone;
  const words = texts.letters.span(sayClock(span.startsAt, own, locale), endClock(span, own, reader));
  return localDate(span.startsAt, own) === localDate(span.startsAt, span.zone)
    ? words
    : texts.letters.at(sayShortDay(span.startsAt, own, locale), words);
}

/** "15:30", or "Wed 9 Dec, 02:00" where it ends on another day than it starts. */
export function endClock({ startsAt, endsAt }: Span, zone: string, reader: Reader): string {
  const { texts, locale } = voiceOf(reader);
  const clock = sayClock(endsAt, zone, locale);
  return localDate(startsAt, zone) === localDate(endsAt, zone)
    ? clock
    : texts.letters.at(sayShortDay(endsAt, zone, locale), clock);
}

/** "Tuesday 8 December, 13:00 to 15:30 in Valdemora", and where you would have met, if that was elsewhere. */
export function wasAt(
  previous: Span & { meetingPoint: string },
  meetingPoint: string,
  reader: Reader,
  house: House,
): string {
  const { texts, locale } = voiceOf(reader);
  const { startsAt, zone, siteName } = previous;
  const start = texts.letters.at(sayDay(startsAt, zone, locale, house.now), sayClock(startsAt, zone, locale));
  const time = `${start} ${texts.letters.to(endClock(previous, zone, reader), siteName)}`;
  return previous.meetingPoint === meetingPoint ? time : `${time}\n${previous.meetingPoint}`;
}
