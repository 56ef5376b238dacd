import type { ClientSession } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { can } from "#models/permissions.ts";
import { getSession, hostAmong, instantOf, withinReach } from "#models/programme/session.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { addMinutes, localDate, type Which } from "#models/shared/time.ts";
import { offerFreePlaces } from "./line.ts";
import { sameAsSeen } from "./people-seen.ts";
import { Reservation } from "./reservation.document.ts";
import { tellOfChange } from "./session-change-telling.ts";

/** What a host may change of a published session. */
export interface SessionChange {
  date: string;
  clock: string;
  which?: Which;
  meetingPoint: string;
  places: number;
  hostId: string;
  /** The version the form was opened with. */
  version: number;
  /** Whom the page showed (`peopleSeen`); left out where nobody looked. */
  seen?: string;
}

/**
 * Changes time, meeting point, host or places. Everybody keeps the place: same UID, SEQUENCE + 1, and may leave without
 * the cut-off. New places are offered to those who wait. One commit. Refuses: session-over, changed-meanwhile,
 * people-changed, places-below-taken, starts-in-the-past, unclear clock times.
 */
export async function changeSession(
  actor: Actor,
  sessionId: string,
  change: SessionChange,
  now: Date,
): Promise<Changed> {
  return inTurn(sessionId, () => inTransaction((tx) => changeWithin(actor, sessionId, change, now, tx)));
}

/** A session before and after a change. */
export interface Changed {
  before: SessionDocument;
  after: SessionDocument;
  /** Time, meeting point or host are others: everybody in it is told. */
  moved: boolean;
  /** How many are told so. */
  told: number;
  /** How many who waited are offered a place. */
  offers: number;
}

/** The change itself, in the caller's transaction: the page that asks rehearses it, the button does it. */
export async function changeWithin(
  actor: Actor,
  sessionId: string,
  change: SessionChange,
  now: Date,
  tx: ClientSession,
): Promise<Changed> {
  const before = await getSession(sessionId);
  if (!can(actor, "session.change", { departmentId: String(before.department) })) throw notAllowed();
  if (before.startsAt <= now || before.state !== "published") throw new DomainError("session-over");
  if (before.version !== change.version) throw new DomainError("changed-meanwhile");
  const host = await Department.findById(before.department, null, { session: tx }).lean();
  if (!host) throw notFound();
  const same = change.hostId === String(before.host) && { _id: before.host, name: before.hostName };
  const newHost = same || (await hostAmong(host, change.hostId));
  const startsAt = instantOf(change.date, change.clock, before.zone, change.which);
  withinReach(startsAt, before.zone, now);
  const moved =
    +startsAt !== +before.startsAt || change.meetingPoint !== before.meetingPoint || !newHost._id.equals(before.host);
  await sameAsSeen(before._id, change.seen, tx);
  const set = {
    startsAt,
    endsAt: addMinutes(startsAt, before.minutes),
    day: localDate(startsAt, before.zone),
    meetingPoint: change.meetingPoint,
    places: change.places,
    host: newHost._id,
    hostName: newHost.name,
  };
  const after = await Session.findOneAndUpdate(
    {
      _id: before._id,
      state: "published",
      version: change.version,
      startsAt: { $gt: now },
      taken: { $lte: change.places },
    },
    { $set: set, $inc: { version: 1 } },
    { session: tx, returnDocument: "after", runValidators: true },
  ).lean();
  if (!after) {
    const seen = await Session.findById(before._id, null, { session: tx }).lean();
    if (seen && seen.version === change.version && seen.taken > change.places)
      throw new DomainError("places-below-taken", { taken: seen.taken }, "places");
    throw new DomainError("changed-meanwhile");
  }
  const happened = { what: "session.changed", thing: { kind: "session", id: sessionId } };
  const [was, is] = [before.startsAt.toISOString(), startsAt.toISOString()];
  await record(actor, [{ ...happened, before: was, after: is }], now, tx);
  const told = moved ? await tellOfChange(actor, { before, after, host }, now, tx) : 0;
  const until = new Date(startsAt.getTime() - host.noticeHours * 3_600_000);
  await Reservation.updateMany({ session: before._id, places: { $gt: 0 } }, { $set: { until } }, { session: tx });
  return { before, after, moved, told, offers: await offerFreePlaces(after, host, now, tx) };
}
