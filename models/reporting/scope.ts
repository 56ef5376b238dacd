import type { Kind } from "#models/shared/vocabulary.ts";
import { quarterStart } from "#models/shared/quarter.ts";
import { addDays, localDate, startOfDay, type LocalDate } from "#models/shared/time.ts";

/** What a report is about: local dates of a zone, both included, narrowed by where sessions were and what kind. */
export interface Scope {
  from: LocalDate;
  until: LocalDate;
  /** IANA zone in which the dates are meant: the reader's. */
  zone: string;
  /** Sessions of departments at this site. */
  siteId?: string;
  /** Visits from or to this department. */
  departmentId?: string;
  kind?: Kind;
}

/** A span of time, half-open. */
export interface Span {
  from: Date;
  to: Date;
}

/** The instants between which a scope's days lie. */
export const spanOf = ({ from, until, zone }: Pick<Scope, "from" | "until" | "zone">): Span => ({
  from: startOfDay(from, zone),
  to: startOfDay(addDays(until, 1), zone),
});

/** The first of the twelve months that end with a scope. */
export const lastYear = ({ until }: Pick<Scope, "until">): LocalDate => sameDayLastYear(addDays(until, 1));

/** The twelve months that end with a scope: long enough that rare visits show. */
export const yearOf = ({ until, zone }: Scope): Span => spanOf({ from: lastYear({ until }), until, zone });

/** What of a month, named by a day in it, lies in the twelve months that end with a scope. */
export function monthIn(day: LocalDate, scope: Pick<Scope, "until">): { from: LocalDate; until: LocalDate } {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
  const year = lastYear(scope);
  return { from: first < year ? year : first, until: last > scope.until ? scope.until : last };
}

/** As many days right before. */
export function before(scope: Scope): Scope {
  const days = daysBetween(scope.from, scope.until) + 1;
  return { ...scope, from: addDays(scope.from, -days), until: addDays(scope.from, -1) };
}

/** The quarter that a day lies in, up to that day. */
export function quarterSoFar(now: Date, zone: string): { from: LocalDate; until: LocalDate } {
  const today = localDate(now, zone);
  return { from: quarterStart(today), until: today };
}

const sameDayLastYear = (date: LocalDate): LocalDate => {
  const day = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return day.endsWith("-02-29") ? `${day.slice(0, 8)}28` : day;
};

const daysBetween = (from: LocalDate, until: LocalDate): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);

export const within = (at: Date, { from, to }: Span): boolean => from <= at && at < to;
