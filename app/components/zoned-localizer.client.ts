import { DateTime } from "luxon";
import { luxonLocalizer, type DateLocalizer } from "react-big-calendar";

interface Span {
  start: Date;
  end: Date;
}

/** The parts of the library's localizer that its types do not name. */
interface Localizer {
  getTimezoneOffset: (at: Date) => number;
  getDstOffset: (from: Date, to: Date) => number;
  getMinutesFromMidnight: (at: Date) => number;
  getTotalMin: (from: Date, to: Date) => number;
  getSlotDate: (day: Date, minutes: number, offset: number) => Date;
  startAndEndAreDateOnly: (from: Date, to: Date) => boolean;
  segmentOffset: number;
  sortEvents: (pair: { evtA: Span; evtB: Span }) => number;
  range: (from: Date, to: Date, unit?: string) => Date[];
}

/**
 * Dates of a zone that need not be the browser's, also on the days the clocks change: what the library's own localizer
 * reckons with the browser's zone is reckoned here with the reader's. luxon's default zone stays as it is.
 */
export function zonedLocalizer(zone: string, firstDayOfWeek: number): DateLocalizer {
  const inZone = (at: Date) => DateTime.fromJSDate(at, { zone });
  const asIfUtc = (at: Date) => inZone(at).setZone("utc", { keepLocalTime: true }).toMillis();
  const clock = {
    fromJSDate: inZone,
    local: () => DateTime.now().setZone(zone),
    min: (...times: DateTime[]) => DateTime.min(...times),
    max: (...times: DateTime[]) => DateTime.max(...times),
  } as unknown as typeof DateTime;
  const made = luxonLocalizer(clock, { firstDayOfWeek });
  const own = made as unknown as Localizer;
  own.getTimezoneOffset = (at) => -inZone(at).offset;
  own.getDstOffset = (from, to) => inZone(to).offset - inZone(from).offset;
  own.getMinutesFromMidnight = (at) => inZone(at).hour * 60 + inZone(at).minute;
  own.getTotalMin = (from, to) => Math.round((asIfUtc(to) - asIfUtc(from)) / 60_000);
  own.getSlotDate = (day, minutes, offset) => {
    const total = minutes + offset;
    return inZone(day)
      .startOf("day")
      .set({ hour: Math.floor(total / 60), minute: total % 60 })
      .toJSDate();
  };
  own.startAndEndAreDateOnly = (from, to) => [from, to].every((at) => +inZone(at) === +inZone(at).startOf("day"));
  own.segmentOffset = 0;
  // By time, as every list of ours; the library puts the longer first.
  own.sortEvents = ({ evtA, evtB }) => +evtA.start - +evtB.start || +evtB.end - +evtA.end;
  const range = own.range;
  own.range = (from, to, unit) =>
    range(from, to, unit).map((at) => Object.assign(at, { getDay: () => inZone(at).weekday % 7 }));
  return made;
}
