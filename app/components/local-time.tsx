import { sayClock, sayDay, sayShortDay } from "#models/shared/time.ts";
import { useReading } from "./texts.tsx";

interface Moment {
  at: Date;
  /** IANA zone to tell the time in; the reader's own when left out. */
  zone?: string;
}

/** "13:00" */
export function Clock({ at, zone }: Moment) {
  const reading = useReading();
  return <time dateTime={at.toISOString()}>{sayClock(at, zone ?? reading.zone, reading.locale)}</time>;
}

/** "Tuesday 8 December" */
export function DayName({ at, zone }: Moment) {
  const reading = useReading();
  return <time dateTime={at.toISOString()}>{sayDay(at, zone ?? reading.zone, reading.locale, reading.now)}</time>;
}

/** "Tue 8 Dec" */
export function ShortDay({ at, zone }: Moment) {
  const reading = useReading();
  return <time dateTime={at.toISOString()}>{sayShortDay(at, zone ?? reading.zone, reading.locale)}</time>;
}
