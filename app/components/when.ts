import { clocksDiffer, localDate, sayClock, sayDay, sayShortDay } from "#models/shared/time.ts";
import { useReading, useTexts } from "./texts.tsx";

export interface When {
  startsAt: Date;
  endsAt: Date;
  /** Where it takes place: the site's IANA zone and its name. */
  zone: string;
  site: string;
}

/** Everything a page says about when something is: there, where it takes place, and in the reader's own time. */
export function useWhen({ startsAt, endsAt, zone, site }: When) {
  const reading = useReading();
  const { components } = useTexts();
  const { locale } = reading;
  const clock = (at: Date, inZone: string) => sayClock(at, inZone, locale);
  const sameDay = (inZone: string) => localDate(startsAt, inZone) === localDate(new Date(endsAt.getTime() - 1), inZone);
  const end = (inZone: string) =>
    sameDay(inZone)
      ? clock(endsAt, inZone)
      : components.clockOnDay(clock(endsAt, inZone), sayShortDay(endsAt, inZone, locale));
  const elsewhere = clocksDiffer(startsAt, zone, reading.zone);
  const ownDay = localDate(startsAt, zone) === localDate(startsAt, reading.zone);
  const own = components.span(clock(startsAt, reading.zone), end(reading.zone));
  return {
    reading,
    /** The reader's clock shows something else than the one there. */
    elsewhere,
    there: { from: clock(startsAt, zone), to: end(zone) },
    own: { from: clock(startsAt, reading.zone), to: end(reading.zone) },
    /** "12:00 to 14:30", with the day when it is another one for the reader. */
    ownSpan: ownDay
      ? own
      : components.spanOnDay(
          clock(startsAt, reading.zone),
          clock(endsAt, reading.zone),
          sayDay(startsAt, reading.zone, locale, reading.now),
        ),
    thereClock: components.clockThere(
      ownDay
        ? clock(startsAt, zone)
        : components.clockOnDay(clock(startsAt, zone), sayShortDay(startsAt, zone, locale)),
      site,
    ),
  };
}
