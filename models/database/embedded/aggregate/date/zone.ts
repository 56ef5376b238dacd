import { ServerError } from "../../errors.ts";

/** A time zone: how far its clocks are ahead of UTC at a moment, in milliseconds. */
export type Zone = (time: number) => number;

export const utc: Zone = () => 0;

const zones = new Map<string, Zone>([
  ["UTC", utc],
  ["GMT", utc],
  ["Z", utc],
]);

/** The zone of an Olson name (`Europe/Madrid`) or of an offset (`+02`, `-0330`, `+05:30`). */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = offsetZone(name) ?? namedZone(name);
  zones.set(name, zone);
  return zone;
}

function offsetZone(name: string): Zone | undefined {
  const match = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const offset = (match[1] === "-" ? -minutes : minutes) * 60_000;
  return () => offset;
}

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new ServerError(40485, `unrecognized time zone identifier: "${name}"`);
  }
  return (time) => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(time)) parts[type] = value;
    const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
    const local = utcTime(
      year,
      Number(parts.month) - 1,
      Number(parts.day),
      Number(parts.hour),
      Number(parts.minute),
      Number(parts.second),
    );
    return local - Math.floor(time / 1000) * 1000;
  };
}

/** As `Date.UTC`, but for years before 100 too. */
export function utcTime(
  year: number,
  month: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second, millisecond));
  const days = date.getTime() - Date.UTC(2000, 0, 1);
  return new Date(0).setUTCFullYear(year, month, day) + days;
}

/** What the clocks show at a moment, as the time at which UTC's would show it. */
export function toLocal(time: number, zone: Zone): number {
  return time + zone(time);
}

/** The moment at which the clocks show this; of two the first, and where they skip it the moment after. */
export function fromLocal(local: number, zone: Zone): number {
  const before = local - zone(local - 86_400_000);
  if (toLocal(before, zone) === local) return before;
  const after = local - zone(local + 86_400_000);
  return toLocal(after, zone) === local ? after : before;
}
