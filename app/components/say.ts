import { addDays, localDate, sayClock, sayDate, sayDay, sayNumber, sayShortDay } from "#models/shared/time.ts";
import { useReading, useTexts } from "./texts.tsx";

const MOST_NAMED = 3;

/** Moments, spans and names as they stand inside a sentence, in the reader's language and on the reader's clock unless
 *  another zone is named. */
export function useSay() {
  const { zone: own, locale, now } = useReading();
  const { times, words } = useTexts();
  const clock = (at: Date, zone = own) => sayClock(at, zone, locale);
  const shortDay = (at: Date, zone = own) => sayShortDay(at, zone, locale);
  const near = (at: Date, zone: string): "today" | "tomorrow" | undefined => {
    const [day, today] = [localDate(at, zone), localDate(now, zone)];
    return day === today ? "today" : day === addDays(today, 1) ? "tomorrow" : undefined;
  };
  const nearDay = (at: Date, zone = own): string => {
    const day = near(at, zone);
    return day ? times[day] : shortDay(at, zone);
  };
  return {
    locale,
    clock,
    shortDay,
    /** "3 December 2026": a day in any year. */
    date: (at: Date, zone = own) => sayDate(at, zone, locale),
    day: (at: Date, zone = own) => sayDay(at, zone, locale, now),
    number: (count: number) => sayNumber(count, locale),
    /** "4.7", "5.0" */
    tenth: (value: number) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value),
    /** "tomorrow, 12:30", "Fri 4 Dec, 13:00" */
    moment(at: Date, zone = own): string {
      const day = near(at, zone);
      if (day === "today") return times.todayAt(clock(at, zone));
      if (day === "tomorrow") return times.tomorrowAt(clock(at, zone));
      return times.dayAt(shortDay(at, zone), clock(at, zone));
    },
    /** "today", "Mon 30 Nov": the second line of a rail whose first is the clock. */
    nearDay,
    /** "today, 2 h left", "Thu 26 Nov, overdue": the same for what is to be done by then. */
    due(at: Date, zone = own): string {
      const minutes = Math.floor((at.getTime() - now.getTime()) / 60_000);
      // Nobody plans a morning by minutes.
      const left = minutes < 120 ? minutes : minutes - (minutes % 60);
      const how = at <= now ? times.overdue : near(at, zone) === "today" && times.left(words.duration(left));
      return [nearDay(at, zone), how].filter(Boolean).join(", ");
    },
    span: (from: Date, to: Date, zone = own) => times.span(clock(from, zone), clock(to, zone)),
    /** "Ingrid Solheim", "Ingrid Solheim or Piet van der Berg"; a crowd is counted. */
    anyOf: (names: readonly string[]) =>
      names.length === 0
        ? times.coordinator
        : names.length > MOST_NAMED
          ? times.oneOf(names.length)
          : new Intl.ListFormat(locale, { type: "disjunction" }).format(names),
  };
}
