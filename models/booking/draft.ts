import { randomUUID } from "node:crypto";
import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import type { BookingDocument } from "./booking.document.ts";
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
    alternative: null,
    round: wish.round ? toId(wish.round.id) : null,
    key: wish.key,
    createdAt: now,
  };
}
