import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Site } from "#models/people/site.document.ts";
import { addDays, addMinutes, readLocal, weekday, type Which } from "#models/shared/time.ts";
import { getPlan } from "./plan.ts";
import { Session } from "./session.document.ts";
import { publishSession, type Slot } from "./session.ts";

/** A weekly pattern: local dates and one clock at the plan's site. Repeats by date, never by 24 hours. */
export interface Pattern {
  from: string;
  until: string;
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  weekdays: readonly number[];
  /** Every week, every second, third or fourth. */
  everyWeeks: number;
}

/** A pattern never makes more dates than this at a time. */
const MOST_DATES = 100;

/** The dates of a pattern, in order. Refuses an end before the start and more dates than a person can look through. */
export function patternDates(pattern: Pattern): string[] {
  const { from, until, weekdays, everyWeeks } = pattern;
  if (until < from) throw new DomainError("until-before-from", {}, "until");
  if (until > addDays(from, 731)) throw new DomainError("pattern-too-long", { most: MOST_DATES }, "until");

  const dates: string[] = [];
  for (let date = from, day = weekday(from) - 1; date <= until; date = addDays(date, 1), day++) {
    const week = Math.floor(day / 7);
    if (week % everyWeeks === 0 && weekdays.includes((day % 7) + 1)) dates.push(date);
    if (dates.length > MOST_DATES) throw new DomainError("pattern-too-long", { most: MOST_DATES }, "until");
  }
  if (dates.length === 0) throw new DomainError("pattern-empty", {}, "weekdays");
  return dates;
}

/** One date of a preview: what publishing it would do, or why it is better left out. */
export interface PatternDate {
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
  problem: null | "past" | "closed-day" | "no-such-time" | "time-twice" | "host-busy" | "published-already";
  /** The thing in the way: a session's title. */
  clash: string;
}

export interface PatternDraft extends Pattern {
  planId: string;
  clock: string;
  hostId: string;
  /** Which of two equal clock times, where a single date was asked about. */
  which?: Which;
}

/** Every date of the pattern with what stands in its way: closed days of the site, the night of the clock change, the
 *  host's other sessions, the same plan already published then. Changes nothing. */
export async function previewPattern(draft: PatternDraft, now: Date): Promise<PatternDate[]> {
  const plan = await getPlan(draft.planId);
  const site = await Site.findById(plan.site).lean();
  if (!site) throw notFound();
  const dates = patternDates(draft);
  const read = dates.map((date) => ({ date, reading: readLocal(date, draft.clock, site.zone, draft.which) }));
  const starts = read.flatMap(({ reading }) => (reading.found === "one" ? [reading.at] : []));
  const busy = await sessionsAround(plan._id, toId(draft.hostId), starts, plan.minutes);
  return read.map(({ date, reading }): PatternDate => {
    const base = { date, startsAt: null, endsAt: null, clash: "" };
    if (reading.found === "none") return { ...base, problem: "no-such-time" };
    if (reading.found === "two") return { ...base, problem: "time-twice" };
    const [startsAt, endsAt] = [reading.at, addMinutes(reading.at, plan.minutes)];
    const at = { ...base, startsAt, endsAt };
    if (startsAt <= now) return { ...at, problem: "past" };
    if (site.closedDays.includes(date)) return { ...at, problem: "closed-day" };
    const clash = busy.find((other) => other.startsAt < endsAt && startsAt < other.endsAt);
    if (!clash) return { ...at, problem: null };
    const same = clash.plan.equals(plan._id) && +clash.startsAt === +startsAt;
    return { ...at, problem: same ? "published-already" : "host-busy", clash: clash.title };
  });
}

/** A single date as its preview shows it. */
export async function previewDate(
  { date, ...draft }: Omit<PatternDraft, keyof Pattern> & { date: string },
  now: Date,
): Promise<PatternDate> {
  const pattern = { from: date, until: date, weekdays: [weekday(date)], everyWeeks: 1 };
  const [only] = await previewPattern({ ...draft, ...pattern }, now);
  return only!;
}

async function sessionsAround(planId: Types.ObjectId, hostId: Types.ObjectId, starts: Date[], minutes: number) {
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return [];
  return Session.find(
    {
      $or: [{ host: hostId }, { plan: planId }],
      state: "published",
      startsAt: { $gt: addMinutes(first, -24 * 60), $lt: addMinutes(last, minutes) },
    },
    { title: 1, plan: 1, startsAt: 1, endsAt: 1 },
  )
    .limit(1_000)
    .lean();
}

/** Publishes chosen dates of a pattern, each by `publishSession`; the same form sent twice publishes each date once. */
export async function publishDates(
  actor: Actor,
  slot: Omit<Slot, "date">,
  dates: readonly string[],
  now: Date,
): Promise<string[]> {
  const published: string[] = [];
  for (const date of dates.slice(0, MOST_DATES))
    published.push(await publishSession(actor, { ...slot, date, key: `${slot.key}:${date}` }, now));
  return published;
}
