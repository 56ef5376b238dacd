import { ServerError } from "../../errors.ts";
import { dayOfYear, isoDay, isoWeek, weekOfYear } from "./calendar.ts";
import { toLocal, type Zone } from "./zone.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Writes a date by a format of `%` letters. */
export function formatDate(time: number, format: string, zone: Zone): string {
  const local = toLocal(time, zone);
  if (/^(?:[^%]|%.)*%$/s.test(format)) throw new ServerError(18535, "Unmatched '%' at end of format string");
  return format.replaceAll(/%(.?)/gs, (_token, letter: string) => part(letter, local, (local - time) / 60_000));
}

function part(letter: string, local: number, offset: number): string {
  const date = new Date(local);
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  switch (letter) {
    case "d":
      return pad(date.getUTCDate());
    case "G":
      return pad(isoWeek(local).year, 4);
    case "H":
      return pad(date.getUTCHours());
    case "j":
      return pad(dayOfYear(local), 3);
    case "L":
      return pad(date.getUTCMilliseconds(), 3);
    case "m":
      return pad(date.getUTCMonth() + 1);
    case "M":
      return pad(date.getUTCMinutes());
    case "S":
      return pad(date.getUTCSeconds());
    case "u":
      return String(isoDay(local));
    case "U":
      return pad(weekOfYear(local));
    case "V":
      return pad(isoWeek(local).week);
    case "w":
      return String(date.getUTCDay() + 1);
    case "Y":
      return pad(date.getUTCFullYear(), 4);
    case "b":
      return months[date.getUTCMonth()]!.slice(0, 3);
    case "B":
      return months[date.getUTCMonth()]!;
    case "z": {
      const minutes = Math.abs(offset);
      return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
    }
    case "Z":
      return `${offset < 0 ? "-" : "+"}${pad(Math.abs(offset), 3)}`;
    case "%":
      return "%";
    default:
      throw new ServerError(18536, `Invalid format character '%${letter}' in format string`);
  }
}
