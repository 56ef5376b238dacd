import { randomUUID } from "node:crypto";
import { Types, type ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { FAILED_BY_HOST } from "./outcome.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { QUIET_DAY } from "./day.document.ts";
import type { Gathered } from "./gather.ts";
import { receipt } from "./rules/index.ts";

/** What somebody asks for, as the form says it. */
export interface BookingWish {
  sessionId: string;
  /** For whom; a supervisor, lead or coordinator may book for somebody else, and thereby releases them. */
  personId: string;
  aim: string;
  /** One-time key of the form: sent twice, it books once. */
  key: string;
  /** Should it become a wait: withdraw it once the person gets another place at that time. */
  leaveClashing?: boolean;
  /** The button promised a place: where none is free any more it is refused ("places-gone"), never put in the line. */
  firmOnly?: boolean;
  /** The announced round that gives the place, and which wish it answers. */
  round?: { id: string; name: string; rank: number };
}

/** Who must agree before the place is firm: the home team unless release is automatic or given, the host if the plan
 *  asks the host. */
export const needs = ({ home, session }: Pick<Gathered, "home" | "session">, given: boolean): ("home" | "host")[] => [
  ...(!given && home.release.mode === "decided" ? (["home"] as const) : []),
  ...(session.askHost ? (["host"] as const) : []),
];

/** May this actor book for that person, and is it a release? Refuses otherwise. */
export function givenBy(actor: Actor, { person, session }: Gathered): boolean {
  if (actor.kind === "system") return true;
  if (actor.id === String(person._id)) return false;
  const thing = {
    personId: String(person._id),
    departmentId: String(person.department),
    supervisorId: person.supervisor ? String(person.supervisor) : null,
    hostDepartmentId: String(session.department),
  };
  if (!can(actor, "booking.release", thing)) throw notAllowed();
  return true;
}

/** What the person's earlier bookings say: the one this very form made, and whether a date of this plan that its host
 *  cancelled, or did not hold, is still to be made good by the first call. */
export async function past(wish: BookingWish, { person, session }: Gathered, tx: ClientSession) {
  const failed = { state: "booked" as const, outcome: { $in: [...FAILED_BY_HOST] } };
  const ofPlan = { plan: session.plan, $or: [{ endedHow: "host" as const }, failed, { "line.priority": 1 }] };
  const found = await Booking.find(
    { person: person._id, $or: [{ key: wish.key }, ofPlan] },
    { state: 1, key: 1, plan: 1, endedHow: 1, line: 1, outcome: 1 },
    { session: tx },
  ).lean();
  const same = found.filter(({ plan }) => plan.equals(session.plan));
  const failedOn = ({ state, outcome }: Pick<BookingDocument, "state" | "outcome">) =>
    state === "booked" && Boolean(outcome) && FAILED_BY_HOST.includes(outcome!);
  const owed =
    same.some((one) => one.endedHow === "host" || failedOn(one)) && !same.some(({ line }) => line.priority === 1);
  return { earlier: found.find(({ key }) => key === wish.key), owed };
}

/** The booking as it is before anything is decided. */
export function draft(wish: BookingWish, seen: Gathered, owed: boolean, now: Date): BookingDocument {
  const { session, person, rules } = seen;
  return {
    _id: new Types.ObjectId(),
    session: session._id,
    plan: session.plan,
    person: person._id,
    host: session.department,
    department: person.department,
    supervisor: person.supervisor,
    state: "booked",
    aim: wish.aim,
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    awayFrom: rules.away.from,
    awayTo: rules.away.to,
    line: { priority: owed ? 1 : 0, number: 0 },
    offer: { until: null },
    release: { how: "none", by: null, at: null, answerBy: null, needs: [], atOnce: null, reminded: 0 },
    rules: receipt(rules),
    uid: `${randomUUID()}@understudy`,
    sequence: 0,
    stamp: now,
    ...QUIET_DAY,
    version: 1,
    leaveClashing: wish.leaveClashing ?? false,
    freeToLeave: false,
    skipped: [],
    endedHow: "",
    endedBy: null,
    endedReason: "",
    endedAt: null,
    ...(wish.round && { round: toId(wish.round.id) }),
    key: wish.key,
    createdAt: now,
  };
}
