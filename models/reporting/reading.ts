import type { Types } from "mongoose";
import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import { Department } from "#models/people/department.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import type { BookingState, Outcome } from "#models/shared/vocabulary.ts";
import type { Scope, Span } from "./scope.ts";

/** A booking as figures look at it; ids are strings, instants UTC. */
export interface Claim {
  id: string;
  session: string;
  person: string;
  /** Home and host department. */
  home: string;
  host: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  state: BookingState;
  outcome: Outcome | null;
  /** Somebody said that it took place: attended, partly, or with a stand-in. */
  visited: boolean;
  /** It became firm, whatever came after. */
  firm: boolean;
  /** By when the home team had to answer; null where nobody was asked. */
  answerBy: Date | null;
  /** When somebody answered; null while, or because, nobody did. */
  answeredAt: Date | null;
  /** When it ended: taken back, called off, declined, lapsed; null while live. */
  endedAt: Date | null;
}

const FIELDS = {
  ...{ session: 1, person: 1, department: 1, host: 1, title: 1, startsAt: 1, endsAt: 1, createdAt: 1, state: 1 },
  ...{ outcome: 1, release: 1, endedAt: 1 },
} as const;
/** So many bookings come at a time; between them the database and this process do other work. */
const BATCH = 1_000;

/** The filter for bookings of sessions that begin in a span, as a scope narrows them. Bounded by the index of startsAt. */
export async function filterOf({ siteId, departmentId, kind }: Scope, { from, to }: Span) {
  const [hosts, plans] = await Promise.all([
    siteId ? Department.find({ site: toId(siteId) }, { _id: 1 }).lean() : null,
    kind ? Plan.find({ kind }, { _id: 1 }).lean() : null,
  ]);
  const ids = (some: { _id: Types.ObjectId }[]) => some.map(({ _id }) => _id);
  return {
    startsAt: { $gte: from, $lt: to },
    ...(hosts && { host: { $in: ids(hosts) } }),
    ...(plans && { plan: { $in: ids(plans) } }),
    ...(departmentId && { $or: [{ department: toId(departmentId) }, { host: toId(departmentId) }] }),
  };
}

/** Every booking of the sessions that begin in a span, one at a time, in their order. */
export async function* claimsIn(scope: Scope, span: Span): AsyncGenerator<Claim> {
  const filter = await filterOf(scope, span);
  const found = Booking.find(filter, FIELDS).sort({ startsAt: 1, _id: 1 }).lean();
  for await (const one of found.cursor({ batchSize: BATCH })) {
    const { state, outcome, release, endedAt } = one;
    yield {
      id: String(one._id),
      session: String(one.session),
      person: String(one.person),
      home: String(one.department),
      host: String(one.host),
      ...{ title: one.title, startsAt: one.startsAt, endsAt: one.endsAt, createdAt: one.createdAt, state },
      outcome: outcome ?? null,
      visited: state === "booked" && outcome !== null && TOOK_PLACE.includes(outcome),
      firm: release.at !== null,
      answerBy: release.answerBy,
      answeredAt: release.at ?? (state === "declined" ? endedAt : null),
      endedAt,
    };
  }
}
