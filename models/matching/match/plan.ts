import type { Options } from "./options.ts";
import type { Rows } from "./rows.ts";

/** A plan under way: who is placed by which option, and how much of seats and release caps that uses. */
export interface Plan {
  options: Options;
  rows: Rows;
  /** Two slots a person, the first filled first; -1 is empty. */
  held: Int32Array;
  /** By session: people on it, and the fewest it takes place with (seats + 1 where it never can). */
  count: Int32Array;
  seats: Int32Array;
  minimum: Int32Array;
  dayUse: Int32Array;
  momentUse: Int32Array;
  /** By department: its placed people. */
  placed: Int32Array;
  /** By session: the people on it. */
  members: number[][];
}

export function emptyPlan(options: Options, rows: Rows): Plan {
  const { round } = options;
  const sessions = round.sessions.length;
  return {
    ...{ options, rows },
    held: new Int32Array(round.people.length * 2).fill(-1),
    count: new Int32Array(sessions),
    seats: Int32Array.from(round.sessions, ({ seats }) => seats),
    minimum: Int32Array.from(round.sessions, ({ minimumToRun }) => Math.max(1, minimumToRun)),
    dayUse: new Int32Array(rows.dayCap.length),
    momentUse: new Int32Array(rows.momentCap.length),
    placed: new Int32Array(round.departments.length),
    members: Array.from({ length: sessions }, () => []),
  };
}

export const isPlaced = ({ held }: Plan, p: number): boolean => held[2 * p]! >= 0;
export const places = ({ held }: Plan, p: number): number => (held[2 * p]! < 0 ? 0 : held[2 * p + 1]! < 0 ? 1 : 2);

/** May p hold this option beside what they hold: a place left to them, another host, another time? */
export function allowsOwn({ options, held }: Plan, p: number, option: number): boolean {
  const first = held[2 * p]!;
  if (first < 0) return options.limit[p]! > 0;
  if (held[2 * p + 1]! >= 0 || options.limit[p]! < 2) return false;
  return together(options, first, option);
}

/** Can one person hold both? */
export function together({ session, host, pair, pairs }: Options, one: number, other: number): boolean {
  if (host[session[one]!] === host[session[other]!]) return false;
  const [a, b] = [pairs[pair[one]!]!, pairs[pair[other]!]!];
  return a.to <= b.from || b.to <= a.from;
}

/** Would the release caps of the home team let one more go? */
export const allowsDay = ({ options, rows, dayUse }: Plan, option: number): boolean => {
  const row = rows.day[options.pair[option]!]!;
  return row < 0 || dayUse[row]! < rows.dayCap[row]!;
};
export function allowsMoment({ options, rows, momentUse }: Plan, option: number): boolean {
  const pair = options.pair[option]!;
  for (let row = rows.first[pair]!; row < rows.last[pair]!; row++)
    if (momentUse[row]! >= rows.momentCap[row]!) return false;
  return true;
}

/** Is there a seat, and would the session take place? `opening`: it may be below its minimum for now. */
export function allowsSeat({ options, count, seats, minimum }: Plan, option: number, opening = false): boolean {
  const session = options.session[option]!;
  return count[session]! < seats[session]! && (opening || count[session]! + 1 >= minimum[session]!);
}

export const fits = (plan: Plan, p: number, option: number, opening = false): boolean =>
  allowsSeat(plan, option, opening) &&
  allowsOwn(plan, p, option) &&
  allowsDay(plan, option) &&
  allowsMoment(plan, option);

/** Points that putting p there adds. */
export function gain(plan: Plan, p: number, option: number): number {
  const { options, placed } = plan;
  if (isPlaced(plan, p)) return options.points[option]!;
  const home = options.department[p]!;
  const { round } = options;
  const spread = placed[home]! < round.departments[home]!.spreadTarget ? round.scoring.spread : 0;
  return options.points[option]! + options.entry[p]! + spread;
}

export function put(plan: Plan, p: number, option: number): void {
  const { held, options, members } = plan;
  if (held[2 * p]! < 0) {
    held[2 * p] = option;
    plan.placed[options.department[p]!]!++;
  } else held[2 * p + 1] = option;
  members[options.session[option]!]!.push(p);
  occupy(plan, option, 1);
}

/** Takes the place away again. Returns the points that goes with it. */
export function take(plan: Plan, p: number, option: number): number {
  const { held, options, members } = plan;
  if (held[2 * p] === option) held[2 * p] = held[2 * p + 1]!;
  held[2 * p + 1] = -1;
  if (held[2 * p]! < 0) plan.placed[options.department[p]!]!--;
  const there = members[options.session[option]!]!;
  there.splice(there.indexOf(p), 1);
  occupy(plan, option, -1);
  return gain(plan, p, option);
}

function occupy({ options, rows, count, dayUse, momentUse }: Plan, option: number, by: number): void {
  const pair = options.pair[option]!;
  count[options.session[option]!]! += by;
  if (rows.day[pair]! >= 0) dayUse[rows.day[pair]!]! += by;
  for (let row = rows.first[pair]!; row < rows.last[pair]!; row++) momentUse[row]! += by;
}

/** What the plan is worth. */
export function valueOf({ options, held, placed }: Plan): number {
  let value = 0;
  options.department.forEach((_, p) => {
    if (held[2 * p]! >= 0) value += options.entry[p]! + options.points[held[2 * p]!]!;
    if (held[2 * p + 1]! >= 0) value += options.points[held[2 * p + 1]!]!;
  });
  const { departments, scoring } = options.round;
  placed.forEach((count, d) => (value += scoring.spread * Math.min(count, departments[d]!.spreadTarget)));
  return value;
}
