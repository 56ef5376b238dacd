import type { ClientSession, Types } from "mongoose";
import { Session } from "#models/programme/session.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";

/** The session's row is the referee of its places: each change is one conditional write that names what it changes. */

/** Tests alone: with the guard off, the race test must overbook; that is how we know it tests the guard. */
let guarded = true;
export const guardPlaces = (value: boolean): void => {
  guarded = value;
};

/** The same for what is held no more: with it off, whoever asks while a session is being cancelled gets a place in it. */
let heldGuarded = true;
export const guardHeld = (value: boolean): void => {
  heldGuarded = value;
};
const held = () => (heldGuarded ? { state: "published" as const } : {});

type Id = Types.ObjectId;

/** Takes a place if one is free and nobody waits. False: full, somebody waits, cancelled or begun. */
export async function takePlace(sessionId: Id, now: Date, tx: ClientSession): Promise<boolean> {
  const free = guarded ? { waiting: 0, $expr: { $lt: ["$taken", "$places"] } } : {};
  const taken = await Session.updateOne(
    { _id: sessionId, ...held(), startsAt: { $gt: now }, ...free },
    { $inc: { taken: 1 } },
    { session: tx },
  );
  return taken.modifiedCount === 1;
}

/** The same at the door, where the session may have begun. False: full, somebody waits, cancelled, over or closed. */
export async function takePlaceAtDoor(sessionId: Id, now: Date, tx: ClientSession): Promise<boolean> {
  const free = guarded ? { waiting: 0, $expr: { $lt: ["$taken", "$places"] } } : {};
  const taken = await Session.updateOne(
    { _id: sessionId, ...held(), endsAt: { $gt: now }, closedAt: null, ...free },
    { $inc: { taken: 1 } },
    { session: tx },
  );
  return taken.modifiedCount === 1;
}

/** Joins the waiting list; the number given is never given again. Null: cancelled or begun meanwhile, or as many wait as
 *  may. */
export async function joinLine(
  sessionId: Id,
  now: Date,
  tx: ClientSession,
): Promise<{ number: number; place: number } | null> {
  const joined = await Session.findOneAndUpdate(
    { _id: sessionId, ...held(), startsAt: { $gt: now }, waiting: { $lt: LIMITS.waiting } },
    { $inc: { waiting: 1, lastNumber: 1 } },
    { session: tx, returnDocument: "after", projection: { lastNumber: 1, waiting: 1 } },
  ).lean();
  return joined && { number: joined.lastNumber, place: joined.waiting };
}

/** Somebody who waited is offered a place: off the list, and the place is held. `kept` says it was held already. */
export async function offerPlace(sessionId: Id, kept: boolean, tx: ClientSession): Promise<boolean> {
  const free = kept ? {} : { $expr: { $lt: ["$taken", "$places"] } };
  const offered = await Session.updateOne(
    { _id: sessionId, ...held(), waiting: { $gt: 0 }, ...free },
    { $inc: { waiting: -1, ...(!kept && { taken: 1 }) } },
    { session: tx },
  );
  return offered.modifiedCount === 1;
}

/** A held place becomes free. */
export async function freePlace(sessionId: Id, tx: ClientSession): Promise<void> {
  await Session.updateOne({ _id: sessionId, taken: { $gt: 0 } }, { $inc: { taken: -1 } }, { session: tx });
}

/** Somebody leaves the waiting list without a place. */
export async function leaveLine(sessionId: Id, tx: ClientSession): Promise<void> {
  await Session.updateOne({ _id: sessionId, waiting: { $gt: 0 } }, { $inc: { waiting: -1 } }, { session: tx });
}
