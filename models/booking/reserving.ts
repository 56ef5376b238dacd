import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession } from "#models/programme/session.ts";
import { Session } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { awayOf } from "./away.ts";
import { Booking } from "./booking.document.ts";
import { bookedBefore, bookWithin, type BookingAnswer, type BookingWish } from "./booking.ts";
import { opensAt } from "./limits.ts";
import { givePlaceOn } from "./line.ts";
import { protectedAt, protectionFacts } from "./protected.ts";
import { Reservation, type ReservationDocument } from "./reservation.document.ts";
import { unknownTo } from "#models/unknown.ts";

/**
 * Holds places for a team without names, until booking closes; its id comes back. One open reservation a team and
 * session. Refuses: too-few-places (fewer free, or somebody waits), own-department, session-cancelled, booking-closed,
 * booking-not-open, day-protected (the team's), already-reserved.
 */
export async function reservePlaces(
  actor: Actor,
  sessionId: string,
  departmentId: string,
  places: number,
  now: Date,
): Promise<string> {
  if (!can(actor, "team.reserve", { departmentId })) throw notAllowed();
  if (!Number.isInteger(places) || places < 1) throw new DomainError("too-few-places", {}, "places");
  const session = await getSession(sessionId);
  if (String(session.department) === departmentId) throw new DomainError("own-department");
  if (session.state !== "published") throw new DomainError("session-cancelled");
  const [host, team] = await Promise.all([
    Department.findById(session.department).lean(),
    Department.findById(toId(departmentId), { site: 1, protectedDays: 1 }).lean(),
  ]);
  if (!host || !team) throw notFound();
  const until = new Date(session.startsAt.getTime() - host.noticeHours * 3_600_000);
  if (until <= now) throw new DomainError("booking-closed", { hours: host.noticeHours, at: until });
  const organisation = await Organisation.findById("organisation").lean();
  const opens = opensAt(session, organisation, host);
  if (opens && now < opens) throw new DomainError("booking-not-open", { at: opens, zone: session.zone });
  const kept = protectedAt(team, awayOf(session, team.site, organisation));
  if (kept) throw new DomainError("day-protected", protectionFacts(kept));
  return inTurn(sessionId, () =>
    inTransaction(async (tx) => {
      const held = await Session.updateOne(
        {
          _id: session._id,
          state: "published",
          waiting: 0,
          taken: { $gte: 0 },
          $expr: { $lte: [{ $add: ["$taken", places] }, "$places"] },
        },
        { $inc: { taken: places } },
        { session: tx },
      );
      if (held.modifiedCount === 0) throw new DomainError("too-few-places", {}, "places");
      const draft = {
        session: session._id,
        department: toId(departmentId),
        by: toId(actor.id),
        places,
        until,
        createdAt: now,
      };
      const [made] = await Reservation.create([draft], { session: tx });
      const thing = { kind: "session", id: sessionId };
      await record(
        actor,
        [{ what: "places.reserved", thing, after: String(places), facts: { departmentId } }],
        now,
        tx,
      );
      return String(made!._id);
    }),
  ).catch((error: unknown) => {
    if ((error as { code?: number }).code === 11000) throw new DomainError("already-reserved");
    throw error;
  });
}

/**
 * Names somebody of the team for a reserved place: booked, released by who names. Every rule runs for them. A form sent
 * twice names once. Refuses what `book` does, not-of-the-team, and none-held when every place is named or given back.
 */
export async function allocatePlace(
  actor: Actor,
  reservationId: string,
  wish: Omit<BookingWish, "sessionId">,
  now: Date,
): Promise<BookingAnswer> {
  const seen = await Reservation.findById(toId(reservationId)).lean();
  if (!seen) throw unknownTo(actor, reservationId);
  const person = await Person.findById(toId(wish.personId), { department: 1 }).lean();
  if (!can(actor, "team.reserve", { departmentId: String(seen.department) })) throw notAllowed();
  if (!person?.department.equals(seen.department)) throw new DomainError("not-of-the-team", {}, "personId");
  const whole = { ...wish, sessionId: String(seen.session) };
  return inTurn(whole.sessionId, () =>
    inTransaction(async (tx) => {
      const earlier = await Booking.findOne(
        { person: person._id, key: wish.key },
        { state: 1 },
        { session: tx },
      ).lean();
      if (earlier) return { bookingId: String(earlier._id), state: earlier.state };
      const named = await Reservation.updateOne(
        { _id: seen._id, places: { $gt: 0 } },
        { $inc: { places: -1 } },
        { session: tx },
      );
      if (named.modifiedCount === 0) throw new DomainError("none-held");
      return bookWithin(actor, whole, now, tx, { place: "held" });
    }),
  ).catch((error: unknown) => {
    if ((error as { code?: number }).code === 11000) return bookedBefore(person._id, whole);
    throw error;
  });
}

/** Gives what is left of a reservation back; each place goes to the first in line. */
export async function giveReservationBack(actor: Actor, reservationId: string, now: Date): Promise<void> {
  const seen = await Reservation.findById(toId(reservationId)).lean();
  if (!seen) throw unknownTo(actor, reservationId);
  if (!can(actor, "team.reserve", { departmentId: String(seen.department) })) throw notAllowed();
  await inTurn(String(seen.session), () => inTransaction((tx) => giveBack(actor, seen, now, tx)));
}

async function giveBack(actor: Actor, seen: ReservationDocument, now: Date, tx: ClientSession): Promise<void> {
  const over = await Reservation.findOneAndUpdate(
    { _id: seen._id, places: { $gt: 0 } },
    { $set: { places: 0 } },
    { session: tx, returnDocument: "before" },
  ).lean();
  if (!over) throw new DomainError("already-done");
  const session = await Session.findById(seen.session, null, { session: tx }).lean();
  const host = session && (await Department.findById(session.department, null, { session: tx }).lean());
  if (!session || !host) throw notFound();
  for (let place = 0; place < over.places; place++) await givePlaceOn(session, host, now, tx);
  const thing = { kind: "session", id: String(session._id) };
  await record(actor, [{ what: "places.given-back", thing, before: String(over.places), after: "0" }], now, tx);
}

/** Reservations nobody named in time: a job runs this. Returns how many were given back. */
export async function lapseReservations(now: Date): Promise<number> {
  const due = await Reservation.find({ places: { $gt: 0 }, until: { $lte: now } })
    .limit(200)
    .lean();
  for (const { _id } of due)
    await giveReservationBack(SYSTEM, String(_id), now).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === "already-done")) throw error;
    });
  return due.length;
}
