import { useMemo } from "react";
import type { Formats } from "react-big-calendar";
import { sayClock, sayDay } from "#models/shared/time.ts";
import { useReading } from "./texts.tsx";

/** Dates and times as every page says them. */
export function useFormats(): Formats {
  const { zone, locale } = useReading();
  return useMemo(() => {
    const say = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
      return (at: Date) => format.format(at);
    };
    const clock = (at: Date) => sayClock(at, zone, locale);
    const span = ({ start, end }: { start: Date; end: Date }) => `${clock(start)} – ${clock(end)}`;
    return {
      dateFormat: say({ day: "numeric" }),
      weekdayFormat: say({ weekday: "short" }),
      dayFormat: say({ weekday: "short", day: "numeric" }),
      dayHeaderFormat: (at: Date) => sayDay(at, zone, locale),
      timeGutterFormat: clock,
      eventTimeRangeFormat: span,
      eventTimeRangeStartFormat: ({ start }) => `${clock(start)} –`,
      eventTimeRangeEndFormat: ({ end }) => `– ${clock(end)}`,
      selectRangeFormat: span,
    };
  }, [zone, locale]);
}
