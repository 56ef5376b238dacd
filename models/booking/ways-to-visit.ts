import { Site } from "#models/people/site.document.ts";
import { countSessions } from "#models/programme/listing.ts";
import { plansOf } from "#models/programme/plan.ts";
import type { Kind } from "#models/shared/vocabulary.ts";
import { findSessions, type FoundSession } from "./finding.ts";
import { isFree } from "./prospect.ts";

/** So many plans, and so many of the coming dates, are shown on the page of a department. */
const PLANS = 25;
const DATES = 8;

/** One kind of visit to a department, for somebody who may want to come. */
export interface WayToVisit {
  id: string;
  title: string;
  kind: Kind;
  minutes: number;
  places: number;
  siteName: string;
  clearances: string[];
  askHost: boolean;
  version: number;
  /** The first date the reader can have, else the first there is; null while none is published. */
  next: FoundSession | null;
  /** Of the dates that were looked at: how many there are, and how many the reader can take or ask for. */
  dates: number;
  free: number;
}

export interface WaysToVisit {
  ways: WayToVisit[];
  /** More plans than are shown. */
  more: number;
  /** The soonest dates. */
  dates: FoundSession[];
  /** How many dates lie ahead, counted up to a thousand; of those looked at, how many the reader can have. */
  count: number;
  free: number;
}

/** How a department can be visited: its plans, those with a coming date first, and its soonest dates, each with what it
 *  may be for the reader. Bounded, however much is published. */
export async function waysToVisit(
  personId: string,
  departmentId: string,
  zone: string,
  now: Date,
): Promise<WaysToVisit> {
  const [plans, found, count] = await Promise.all([
    plansOf([departmentId]),
    findSessions(personId, { departmentId, limit: 200, most: 200 }, zone, now),
    countSessions({ departmentId }, zone, now),
  ]);
  const sites = await Site.find({ _id: { $in: plans.map(({ site }) => site) } }, { name: 1 }).lean();
  const siteNames = new Map(sites.map(({ _id, name }) => [String(_id), name]));
  const ways = plans.map((plan): WayToVisit => {
    const dates = found.sessions.filter(({ planId }) => planId === String(plan._id));
    const free = dates.filter(({ prospect }) => isFree(prospect));
    const { title, kind, minutes, places, clearances, askHost, version } = plan;
    return {
      ...{ id: String(plan._id), title, kind, minutes, places, clearances, askHost, version },
      siteName: siteNames.get(String(plan.site)) ?? "",
      next: free[0] ?? dates[0] ?? null,
      dates: dates.length,
      free: free.length,
    };
  });
  const soonest = ({ next }: WayToVisit): number => next?.startsAt.getTime() ?? Infinity;
  return {
    ways: ways.toSorted((one, other) => soonest(one) - soonest(other) || 0).slice(0, PLANS),
    more: Math.max(0, ways.length - PLANS),
    dates: found.sessions.slice(0, DATES),
    count,
    free: found.sessions.filter(({ prospect }) => isFree(prospect)).length,
  };
}
