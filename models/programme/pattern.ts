import type { Types } from "mongoose";
import { DomainError, notFound } from "#models/errors.ts";
import { Department } from "#models/people/department.document.ts";
import { namedPeaks } from "#models/people/peak.ts";
import { Site } from "#models/people/site.document.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { addDays, addMinutes, localDate, readLocal, weekday, type Which } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { getPlan } from "./plan.ts";
import { Session } from "./session.document.ts";
import { hostAmong } from "./session.ts";
import { tightBeside, type Tight } from "./tight.ts";

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
export const MOST_DATES = 100;

/** The dates of a pattern, in order. Refuses an end before the start, more dates than a person can look through, and an
 *  end that no session may have. */
export function patternDates(pattern: Pattern): string[] {
  const { from, until, weekdays, everyWeeks } = pattern;
  if (until < from) throw new DomainError("until-before-from", {}, "until");
  const [reach, dates]: [string, string[]] = [addDays(from, LIMITS.publishAhead), []];
  for (let date = from, day = weekday(from) - 1; date <= until && date <= reach; date = addDays(date, 1), day++) {
    const week = Math.floor(day / 7);
    if (week % everyWeeks === 0 && weekdays.includes((day % 7) + 1)) dates.push(date);
    if (dates.length > MOST_DATES) throw new DomainError("pattern-too-long", { most: MOST_DATES }, "until");
  }
  if (until > reach) throw new DomainError("too-far-ahead", { days: LIMITS.publishAhead }, "until");
  if (dates.length === 0) throw new DomainError("pattern-empty", {}, "weekdays");
  return dates;
}

/** One date of a preview: what publishing it would do, or why it is better left out. */
export interface PatternDate {
  date: string;
  startsAt: Date | null;
  endsAt: Date | null;
  problem:
    | null
    | "past"
    | "too-far-ahead"
    | "closed-day"
    | "peak-day"
    | "no-such-time"
    | "time-twice"
    | "host-busy"
    | "published-already";
  /** The thing in the way: a session's title; of a peak day, who said so. */
  clash: string;
  /** Free, with little time between it and what its host is at. */
  tight: Tight | null;
}

export interface PatternDraft extends Pattern {
  planId: string;
  clock: string;
  hostId: string;
  /** Which of two equal clock times, where a single date was asked about. */
  which?: Which;
}

/** Every date of the pattern under a host of the department, with what stands in its way: closed days of the site, peak days of the department, the night of the clock change, the
 *  host's other sessions and own visits, the same plan already published then. Changes nothing.
 *  Refuses "not-a-host": an address may name anybody, and of others nothing is said. */
export async function previewPattern(draft: PatternDraft, now: Date): Promise<PatternDate[]> {
  const plan = await getPlan(draft.planId);
  const [site, department] = await Promise.all([
    Site.findById(plan.site).lean(),
    Department.findById(plan.department).lean(),
  ]);
  if (!site || !department) throw notFound();
  const dates = patternDates(draft);
  const peaks = await namedPeaks(department);
  const reach = addDays(localDate(now, site.zone), LIMITS.publishAhead);
  const read = dates.map((date) => ({ date, reading: readLocal(date, draft.clock, site.zone, draft.which) }));
  const starts = read.flatMap(({ reading }) => (reading.found === "one" ? [reading.at] : []));
  const { _id: host } = await hostAmong(department, draft.hostId);
  const last = starts.at(-1);
  const around = starts[0] &&
    last && { after: addMinutes(starts[0], -24 * 60), before: addMinutes(last, plan.minutes + 60) };
  const [busy, visits] = around
    ? await Promise.all([sessionsAround(plan._id, host, around), visitsAround(host, around)])
    : [[], []];
  const occupied = [
    ...busy
      .filter((other) => other.host.equals(host))
      .map((other) => ({ title: other.title, from: other.startsAt, to: other.endsAt })),
    ...visits.map(({ title, awayFrom, awayTo }) => ({ title, from: awayFrom, to: awayTo })),
  ];
  return read.map(({ date, reading }): PatternDate => {
    const base = { date, startsAt: null, endsAt: null, clash: "", tight: null };
    if (reading.found === "none") return { ...base, problem: "no-such-time" };
    if (reading.found === "two") return { ...base, problem: "time-twice" };
    const [startsAt, endsAt] = [reading.at, addMinutes(reading.at, plan.minutes)];
    const at = { ...base, startsAt, endsAt };
    if (startsAt <= now) return { ...at, problem: "past" };
    if (date > reach) return { ...at, problem: "too-far-ahead" };
    if (site.closedDays.includes(date)) return { ...at, problem: "closed-day" };
    const peak = peaks.find(({ from, until }) => from <= date && date <= until);
    if (peak) return { ...at, problem: "peak-day", clash: peak.by };
    const same = busy.find((other) => other.plan.equals(plan._id) && +other.startsAt === +startsAt);
    if (same) return { ...at, problem: "published-already", clash: same.title };
    const clash = occupied.find(({ from, to }) => from < endsAt && startsAt < to);
    if (clash) return { ...at, problem: "host-busy", clash: clash.title };
    return { ...at, problem: null, tight: tightBeside({ from: startsAt, to: endsAt }, occupied) };
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

interface Around {
  after: Date;
  before: Date;
}

const sessionsAround = (planId: Types.ObjectId, hostId: Types.ObjectId, { after, before }: Around) =>
  Session.find(
    { $or: [{ host: hostId }, { plan: planId }], state: "published", startsAt: { $gt: after, $lt: before } },
    { title: 1, plan: 1, host: 1, startsAt: 1, endsAt: 1 },
  )
    .limit(1_000)
    .lean();

/** Where the host is a visitor, the way there included. */
const visitsAround = (hostId: Types.ObjectId, { after, before }: Around) =>
  Booking.find(
    { person: hostId, state: "booked", startsAt: { $gt: after, $lt: addMinutes(before, 24 * 60) } },
    { title: 1, awayFrom: 1, awayTo: 1 },
  )
    .limit(1_000)
    .lean();
