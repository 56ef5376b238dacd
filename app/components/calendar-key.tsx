import { startOfDay } from "#models/shared/time.ts";
import { sayMonth } from "#models/shared/time.ts";
import type { CalendarChoice } from "#app/forms/calendar.ts";
import { Tag } from "./tag.tsx";
import { useSay } from "./say.ts";
import { useReading, useTexts } from "./texts.tsx";

/** What the looks of the calendar mean. */
export function CalendarKey() {
  return (
    <p className="legend-row gap-above-s">
      <Tag of="booked" />
      <Tag of="offered" />
      <Tag of="requested" />
      <Tag of="waiting" />
      <span>{useTexts().calendar.outlined}</span>
    </p>
  );
}

/** What the calendar shows, in words: "November 2026", "Tuesday 8 December", "Mon 7 Dec to Sun 13 Dec". */
export function useCalendarTitle({ view, at }: CalendarChoice, shown: { from: string; until: string }): string {
  const { calendar } = useTexts();
  const { zone, locale } = useReading();
  const say = useSay();
  const day = (date: string) => startOfDay(date, zone);
  if (view === "month") return sayMonth(day(at), zone, locale);
  if (view === "day") return say.day(day(at));
  return calendar.span(say.shortDay(day(shown.from)), say.shortDay(day(shown.until)));
}
