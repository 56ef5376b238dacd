import { bestFor, type Closed } from "./greedy.ts";
import { fits, gain, put, take, type Plan } from "./plan.ts";

/** Options by session: who could come. */
export interface Askers {
  /** Askers of session s are those from start[s] to before start[s + 1]: a person each, with the option. */
  start: Int32Array;
  person: Int32Array;
  option: Int32Array;
}

/** `asks`: who counts; everybody, if not said. */
export function askersOf({ options }: Plan, asks: (p: number) => boolean = () => true): Askers {
  const { session, start: own, round } = options;
  const start = new Int32Array(round.sessions.length + 1);
  for (let p = 0; p + 1 < own.length; p++)
    if (asks(p)) for (let e = own[p]!; e < own[p + 1]!; e++) start[session[e]! + 1]!++;
  for (let s = 0; s < round.sessions.length; s++) start[s + 1]! += start[s]!;
  const next = start.slice();
  const person = new Int32Array(start.at(-1)!);
  const option = new Int32Array(start.at(-1)!);
  for (let p = 0; p + 1 < own.length; p++)
    for (let e = own[p]!; asks(p) && e < own[p + 1]!; e++) {
      const at = next[session[e]!]!++;
      person[at] = p;
      option[at] = e;
    }
  return { start, person, option };
}

/** Sessions fewer could come to than must, or with fewer seats than must come. */
export const hopeless = (plan: Plan, { start }: Askers): Closed =>
  Uint8Array.from(plan.minimum, (least, s) => (Math.min(plan.seats[s]!, start[s + 1]! - start[s]!) < least ? 1 : 0));

/**
 * Sessions below their minimum, the one that lacks fewest first, are filled by people without a place, or are called off
 * and their people placed anew. Afterwards nobody is on a session that does not take place.
 */
export function settleMinimums(plan: Plan, net: Float64Array, askers: Askers, closed: Closed): void {
  const off = closed.slice();
  for (;;) {
    const short = shortOf(plan);
    if (short.length === 0) return;
    for (const s of short) if (lacking(plan, s) > 0) recruit(plan, askers, s);
    const worst = shortOf(plan).at(-1);
    if (worst === undefined) return;
    off[worst] = 1;
    for (const p of callOff(plan, worst)) {
      const option = bestFor(plan, net, off, p, true);
      if (option >= 0) put(plan, p, option);
    }
  }
}

/** How many a session that somebody is on lacks. */
const lacking = ({ count, minimum }: Plan, s: number): number => (count[s] === 0 ? 0 : minimum[s]! - count[s]!);

/** Sessions below their minimum, the one that lacks fewest first. */
const shortOf = (plan: Plan): number[] =>
  [...plan.count.keys()]
    .filter((s) => lacking(plan, s) > 0)
    .sort((one, other) => lacking(plan, one) - lacking(plan, other) || one - other);

/** Takes everybody off the session. */
export function callOff(plan: Plan, s: number): number[] {
  const people = [...plan.members[s]!];
  for (const p of people) take(plan, p, optionAt(plan, p, s));
  return people;
}

/** The option by which p is on the session, or -1. */
export const optionAt = ({ options, held }: Plan, p: number, s: number): number => {
  for (const option of [held[2 * p]!, held[2 * p + 1]!])
    if (option >= 0 && options.session[option] === s) return option;
  return -1;
};

function recruit(plan: Plan, { start, person, option }: Askers, s: number): void {
  const came: [number, number][] = [];
  for (let at = start[s]!; at < start[s + 1]! && lacking(plan, s) > 0; at++) {
    const [p, e] = [person[at]!, option[at]!];
    if (optionAt(plan, p, s) >= 0 || !fits(plan, p, e, true)) continue;
    put(plan, p, e);
    came.push([p, e]);
  }
  if (lacking(plan, s) > 0) for (const [p, e] of came) take(plan, p, e);
}

/** Begins sessions that nobody is on where the people who would come gain more by it than they give up. */
export function openSessions(plan: Plan, askers: Askers, closed: Closed): boolean {
  let opened = false;
  for (let s = 0; s < plan.count.length; s++)
    if (plan.count[s] === 0 && closed[s] === 0 && begin(plan, askers, s)) opened = true;
  return opened;
}

function begin(plan: Plan, { start, person, option }: Askers, s: number): boolean {
  const moves = [...Array(start[s + 1]! - start[s]!).keys()].map((i) => {
    const [p, e] = [person[start[s]! + i]!, option[start[s]! + i]!];
    return { p, e, more: gain(plan, p, e) - worth(plan, p) };
  });
  moves.sort((one, other) => other.more - one.more || one.p - other.p);
  const done: { p: number; e: number; from: number }[] = [];
  let sum = 0;
  for (const { p, e, more } of moves) {
    if (plan.count[s]! >= plan.seats[s]! || (plan.count[s]! >= plan.minimum[s]! && more <= 0)) break;
    const from = fits(plan, p, e, true) ? -1 : plan.held[2 * p]!;
    if (from >= 0 && (plan.held[2 * p + 1]! >= 0 || !canLeave(plan, plan.options.session[from]!))) continue;
    const lost = from < 0 ? 0 : take(plan, p, from);
    if (fits(plan, p, e, true)) {
      sum += gain(plan, p, e) - lost;
      put(plan, p, e);
      done.push({ p, e, from });
    } else if (from >= 0) put(plan, p, from);
  }
  if (plan.count[s]! >= plan.minimum[s]! && sum > 0) return true;
  for (const { p, e, from } of done.reverse()) {
    take(plan, p, e);
    if (from >= 0) put(plan, p, from);
  }
  return false;
}

/** What p's place is worth where they have just one; nothing where the new one comes on top. */
const worth = ({ options, held }: Plan, p: number): number =>
  held[2 * p]! < 0 || (options.limit[p]! > 1 && held[2 * p + 1]! < 0) ? 0 : options.points[held[2 * p]!]!;

/** Would the session take place, or have nobody, without one of its people? */
export const canLeave = ({ count, minimum }: Plan, s: number): boolean => count[s]! > minimum[s]! || count[s] === 1;
