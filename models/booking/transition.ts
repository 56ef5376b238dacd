import type { ClientSession, Types } from "mongoose";
import { lookup } from "#models/database/lookup.ts";
import { DomainError } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { unknownTo } from "#models/unknown.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";

/** A booking with the two things every change of it touches. */
export interface Subject {
  booking: BookingDocument;
  session: SessionDocument;
  host: DepartmentDocument;
}

/** Whose booking of which session, before the turn at it comes. Unknown: as `unknownTo` says. */
export async function glance(
  actor: Actor,
  bookingId: Types.ObjectId,
): Promise<Pick<BookingDocument, "session" | "person" | "state">> {
  const booking = await Booking.findById(bookingId, { session: 1, person: 1, state: 1 }).lean();
  if (!booking) throw unknownTo(actor, bookingId);
  return booking;
}

/** Reads a booking with its session and host department. Unknown: 404; where the id came from `actor`, as `unknownTo`
 *  says. */
export async function subject(bookingId: Types.ObjectId, tx?: ClientSession, actor: Actor = SYSTEM): Promise<Subject> {
  const [read] = await Booking.aggregate<{
    booking: BookingDocument;
    session: SessionDocument[];
    host: DepartmentDocument[];
  }>([
    { $match: { _id: bookingId } },
    { $project: { _id: 0, booking: "$$ROOT" } },
    lookup(Session, { at: "booking.session", as: "session" }),
    lookup(Department, { at: "session.department", as: "host" }),
  ]).session(tx ?? null);
  const [session, host] = [read?.session[0], read?.host[0]];
  if (!read || !session || !host) throw unknownTo(actor, bookingId);
  return { booking: read.booking, session, host };
}

export interface Change {
  /** The record's word for it; "booking." and the state reached when left out. */
  what?: string;
  from: BookingState;
  to: BookingState;
  /** Further fields that change with the state. */
  set?: Record<string, unknown>;
  /** The person's calendar is told: SEQUENCE grows and DTSTAMP moves. */
  calendar?: boolean;
  facts?: Record<string, unknown>;
}

/**
 * Moves a booking along one line of the state table, in one conditional write, and records it. Refuses with
 * "already-answered" when it is no longer where it was: a second click, or somebody else's.
 */
export async function move(
  actor: Actor,
  booking: BookingDocument,
  change: Change,
  now: Date,
  tx: ClientSession,
): Promise<BookingDocument> {
  const { from, to, calendar = false, facts = {} } = change;
  // What happened is said of booked places alone: who leaves while the session runs takes it along.
  const unsaid = from === "booked" && to !== "booked" ? { outcome: null, outcomeBy: null, outcomeAt: null } : {};
  const set = { ...unsaid, ...change.set };
  const moved = await Booking.findOneAndUpdate(
    { _id: booking._id, state: from, version: booking.version },
    {
      $set: { ...set, state: to, ...(calendar && { stamp: now }) },
      $inc: { version: 1, ...(calendar && { sequence: 1 }) },
    },
    { session: tx, returnDocument: "after" },
  ).lean();
  if (!moved) throw new DomainError("already-answered", { state: booking.state });
  const thing = { kind: "booking", id: String(booking._id) };
  await record(actor, [{ what: change.what ?? `booking.${to}`, thing, before: from, after: to, facts }], now, tx);
  return moved;
}

/** The ids the permissions ask for. */
export const bookingThing = (booking: BookingDocument) => ({
  personId: String(booking.person),
  departmentId: String(booking.department),
  supervisorId: booking.supervisor ? String(booking.supervisor) : null,
  hostDepartmentId: String(booking.host),
});
