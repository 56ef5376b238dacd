import { localClock, localDate } from "#models/shared/time.ts";
import { daysShown } from "#app/forms/calendar.ts";

interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** Where nothing is shown. */
const MORNING = 7;
const hourOf = (at: Date, zone: string): number => Number(localClock(at, zone).slice(0, 2));

/**
 * The hour a week or a day is opened at: the full hour of the first session that starts in it, so that no box begins out
 * of sight. What is left of the night before may lie above; where it would be cut off, or is all there is, midnight.
 */
export function opensAt(
  sessions: readonly Span[],
  { view, at, zone }: { view: "week" | "day"; at: string; zone: string },
): number {
  const { from, until } = daysShown({ view, at });
  const shown = (date: string) => from <= date && date <= until;
  const starts = sessions.filter(({ startsAt }) => shown(localDate(startsAt, zone)));
  const nights = sessions.filter(({ startsAt, endsAt }) => {
    const end = localDate(new Date(endsAt.getTime() - 1), zone);
    return end !== localDate(startsAt, zone) && shown(end);
  });
  if (starts.length === 0) return nights.length > 0 ? 0 : MORNING;
  const hour = Math.min(...starts.map(({ startsAt }) => hourOf(startsAt, zone)));
  return nights.some(({ endsAt }) => localClock(endsAt, zone) > `${String(hour).padStart(2, "0")}:00`) ? 0 : hour;
}
