import type { Types } from "mongoose";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { toId } from "#models/database/id.ts";
import { Department } from "#models/people/department.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { LEAST } from "#models/shared/least.ts";
import { localDate } from "#models/shared/time.ts";
import { halfAnsweredIn } from "./figures/answer-time.ts";
import { keep } from "./keeping.ts";
import { answeredInTime, BROKEN, wasHeld } from "./figures/promise.ts";
import { share, type Share } from "./figures/share.ts";
import { yearOf, type Span } from "./scope.ts";

/** What anybody may know of a department before they ask to come: figures of its last twelve months. */
export interface DepartmentFigures {
  /** The report's promise: requests answered in time and sessions held as published. */
  promise: Share;
  /** Within how many working minutes half of its people's requests were answered; null for fewer than `LEAST`. */
  answers: { minutes: number | null; of: number };
  /** What visitors answered on average, from 1 to 5, to whether they would recommend it; null for fewer than `LEAST`. */
  recommend: { rating: number | null; of: number };
  /** How many people saw its work, and from how many other departments. */
  observed: { people: number; departments: number };
}

/** So many requests, sessions and visits are counted at most, the latest of them. */
const MOST = 5_000;
/** Working time is counted of so many requests, the latest of them: each takes a look at its days. */
const TIMED = 200;
/** What takes longer to count is kept, in milliseconds. */
const LONG = 500;
/** Being away begins at most so long before a session does. */
const TRAVEL = 2 * 86_400_000;

/**
 * The figures of a department's page, of the twelve months up to today. Counts alone, of what the report counts by the
 * same rules: no name, no single answer, and nothing that was told to coordinators in confidence. Of a department that
 * takes long to count they are kept for ten minutes.
 */
export const figuresOf = (departmentId: string, now: Date): Promise<DepartmentFigures> =>
  keep(`department ${departmentId}`, () => countFigures(departmentId, now), now, { long: LONG });

async function countFigures(departmentId: string, now: Date): Promise<DepartmentFigures> {
  const id = toId(departmentId);
  const department = await Department.findById(id, { site: 1 }).lean();
  const site = department && (await Site.findById(department.site).lean());
  const zone = site?.zone ?? "UTC";
  const today = localDate(now, zone);
  const span = yearOf({ from: today, until: today, zone });
  const [requests, held, recommend, observed] = await Promise.all([
    requestsIn(id, span),
    heldIn(id, span, now),
    recommendedIn(id, span),
    observedIn(id, span),
  ]);
  const kept = requests.flatMap((one) => answeredInTime(one, now) ?? []);
  const both = [...kept, ...held];
  return {
    promise: share(both.filter(Boolean).length, both.length),
    answers: halfAnsweredIn(requests.slice(0, TIMED), site),
    recommend,
    observed,
  };
}

/** Requests of a department's people for sessions of a span. */
async function requestsIn(department: Types.ObjectId, { from, to }: Span) {
  type Read = Pick<BookingDocument, "state" | "release" | "endedAt" | "createdAt" | "line">;
  // As the driver gives them: there is nothing to cast, and it is read often.
  const found = await Booking.collection
    .find<Read>(
      {
        department,
        awayFrom: { $gte: new Date(from.getTime() - TRAVEL), $lt: to },
        startsAt: { $gte: from, $lt: to },
        "release.answerBy": { $ne: null },
      },
      {
        projection: { state: 1, "release.at": 1, "release.answerBy": 1, endedAt: 1, createdAt: 1, "line.number": 1 },
        sort: { awayFrom: -1 },
        limit: MOST,
      },
    )
    .toArray();
  return found.map(({ state, release, endedAt, createdAt, line }) => ({
    state,
    answerBy: release.answerBy,
    answeredAt: release.at ?? (state === "declined" ? endedAt : null),
    endedAt,
    // Who came from the waiting list asked later than the row was made; when, it does not say.
    askedAt: line.number === 0 ? createdAt : null,
  }));
}

/** Of a department's sessions that began in a span and are due: was each held? */
async function heldIn(department: Types.ObjectId, { from, to }: Span, now: Date): Promise<boolean[]> {
  const startsAt = { $gte: from, $lt: to };
  const [sessions, broken] = await Promise.all([
    Session.find(
      { department, startsAt, state: { $in: ["published", "cancelling", "cancelled"] } },
      { state: 1, endsAt: 1 },
    )
      .sort({ startsAt: -1 })
      .limit(MOST)
      .lean(),
    Booking.distinct("session", { host: department, startsAt, outcome: { $in: [...BROKEN] } }),
  ]);
  const failed = new Set(broken.map(String));
  return sessions.flatMap((one) => wasHeld(one, failed.has(String(one._id)), now) ?? []);
}

/** What those who visited in a span, and sent a reflection, answered; to the tenth. */
async function recommendedIn(host: Types.ObjectId, { from, to }: Span): Promise<DepartmentFigures["recommend"]> {
  const [found] = await Reflection.aggregate<{ mean: number; of: number }>([
    { $match: { host, state: "sent", sentAt: { $gte: from, $lt: to }, role: "shadow", rating: { $ne: null } } },
    { $limit: MOST },
    { $group: { _id: null, mean: { $avg: "$rating" }, of: { $sum: 1 } } },
  ]);
  if (!found) return { rating: null, of: 0 };
  return { rating: found.of < LEAST ? null : Math.round(found.mean * 10) / 10, of: found.of };
}

/** Who had visited, by person, then by where they were from. */
async function observedIn(host: Types.ObjectId, { from, to }: Span): Promise<DepartmentFigures["observed"]> {
  const found = await Booking.aggregate<{ _id: Types.ObjectId; people: number }>([
    { $match: { host, startsAt: { $gte: from, $lt: to }, state: "booked", outcome: { $in: [...TOOK_PLACE] } } },
    { $limit: MOST },
    { $group: { _id: "$person", department: { $last: "$department" } } },
    { $group: { _id: "$department", people: { $sum: 1 } } },
  ]);
  return { people: found.reduce((sum, { people }) => sum + people, 0), departments: found.length };
}
