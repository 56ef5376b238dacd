import type { Types } from "mongoose";
import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import { Department } from "#models/people/department.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { BookingState, Kind, Outcome } from "#models/shared/vocabulary.ts";
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
  ...{ session: 1, person: 1, department: 1, host: 1, title: 1, startsAt: 1, state: 1, outcome: 1, endedAt: 1 },
  ...{ "release.at": 1, "release.answerBy": 1 },
} as const;
/** So many bookings come at a time; between them the database and this process do other work. */
const BATCH = 1_000;

const ids = (some: readonly { _id: Types.ObjectId }[]) => some.map(({ _id }) => _id);

/** Bookings of sessions that were published as a kind: those of the plans that are of it now, but for the sessions, few if
 *  any, that were published before their plan changed its kind. */
async function kindIn(kind: Kind, { from, to }: Span) {
  const plans = ids(await Plan.find({ kind }, { _id: 1 }).lean());
  const during = { startsAt: { $gte: from, $lt: to } };
  const [others, more] = await Promise.all([
    Session.find({ ...during, plan: { $in: plans }, kind: { $ne: kind } }, { _id: 1 }).lean(),
    Session.find({ ...during, plan: { $nin: plans }, kind }, { _id: 1 }).lean(),
  ]);
  const now = { plan: { $in: plans }, ...(others.length > 0 && { session: { $nin: ids(others) } }) };
  return more.length > 0 ? { $or: [now, { session: { $in: ids(more) } }] } : now;
}

/** The filter for bookings of sessions that begin in a span, as a scope narrows them. Bounded by the index of startsAt. */
export async function filterOf({ siteId, departmentId, kind }: Scope, { from, to }: Span) {
  const [hosts, ofKind] = await Promise.all([
    siteId ? Department.find({ site: toId(siteId) }, { _id: 1 }).lean() : null,
    kind ? kindIn(kind, { from, to }) : null,
  ]);
  return {
    startsAt: { $gte: from, $lt: to },
    ...(hosts && { host: { $in: ids(hosts) } }),
    ...(ofKind && { $and: [ofKind] }),
    ...(departmentId && { $or: [{ department: toId(departmentId) }, { host: toId(departmentId) }] }),
  };
}

/** Every booking of the sessions that begin in a span, one at a time, in their order. */
export async function* claimsIn(scope: Scope, span: Span): AsyncGenerator<Claim> {
  for await (const some of claimBatches(scope, span)) yield* some;
}

type Read = Pick<BookingDocument, Extract<keyof BookingDocument, "_id" | "release" | keyof typeof FIELDS>>;

/** The same, many at a time. They come as the driver gives them, since there is nothing to cast, and while some are looked at
 *  the database reads on. */
export async function* claimBatches(scope: Scope, span: Span): AsyncGenerator<Claim[]> {
  const filter = await filterOf(scope, span);
  const options = { projection: FIELDS, sort: { startsAt: 1, _id: 1 }, batchSize: BATCH } as const;
  const cursor = Booking.collection.find<Read>(filter, options);
  const read = async (): Promise<Read[]> => ((await cursor.hasNext()) ? cursor.readBufferedDocuments() : []);
  try {
    for (let next = read(); ;) {
      const found = await next;
      if (found.length === 0) return;
      next = read();
      next.catch(() => {}); // it is awaited next, or nobody goes on
      yield found.map(claimOf);
    }
  } finally {
    await cursor.close();
  }
}

function claimOf({ state, outcome, release, endedAt, ...one }: Read): Claim {
  return {
    id: String(one._id),
    session: String(one.session),
    person: String(one.person),
    home: String(one.department),
    host: String(one.host),
    ...{ title: one.title, startsAt: one.startsAt, state },
    outcome: outcome ?? null,
    visited: state === "booked" && outcome !== null && TOOK_PLACE.includes(outcome),
    firm: release.at !== null,
    answerBy: release.answerBy,
    answeredAt: release.at ?? (state === "declined" ? endedAt : null),
    endedAt,
  };
}
