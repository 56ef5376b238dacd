import type { ClientSession, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { addWorkingMinutes } from "#models/people/working-time.ts";
import { Session } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { leave, type Letter } from "#models/record/outbox.ts";
import { LIMITS, LIVE_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { touchDiary, spendCap } from "./cap.ts";
import { leaveClashingWaits } from "./clashing.ts";
import { decidersOf } from "./deciders.ts";
import { draft, givenBy, needs, type BookingWish } from "./draft.ts";
import { isOwed } from "./owed.ts";
import { hostLine } from "./digest.ts";
import { gather, type Gathered } from "./gather.ts";
import { awayOf, calendarMessage, closesAt, letterAbout } from "./letters.ts";
import { offerFreePlaces } from "./line.ts";
import { opened } from "./limits.ts";
import { joinLine, takePlace } from "./place.ts";
import { refusal } from "./rules/index.ts";

export type { BookingWish } from "./draft.ts";

export interface BookingAnswer {
  bookingId: string;
  state: BookingState;
}

/**
 * Asks for a place: booked where a place is free and release is automatic or given by who books, requested where the
 * home team or the host decides, waiting where no place is free or somebody waits already. All three are good answers.
 * Refuses (DomainError) what a rule forbids: own-department, booking-closed, booking-not-open, clearance-…, overlap,
 * too-many-ahead, period-full, already-booked, cap-reached; and line-full, where as many wait as may. Source: the state
 * table, product decision.
 */
export async function book(actor: Actor, wish: BookingWish, now: Date): Promise<BookingAnswer> {
  const personId = toId(wish.personId);
  try {
    const place = wish.firmOnly ? "or-refuse" : "or-wait";
    return await inTurn(wish.sessionId, () => inTransaction((tx) => bookWithin(actor, wish, now, tx, { place })));
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    return bookedBefore(personId, wish); // the same form, or a second one of the same person, got there first
  }
}

/** How a larger change books within itself. */
export interface Within {
  /** "or-refuse" instead of waiting ("places-gone"); "held" when the caller holds one already. */
  place?: "or-wait" | "or-refuse" | "held";
  /** Whether it is a release, too; by the actor's right to give one when left out. */
  given?: boolean;
  /** Name of the colleague whose place it was. */
  givenBy?: string;
}

/** The inside of `book`, for verbs that book within a larger change. */
export async function bookWithin(
  actor: Actor,
  wish: BookingWish,
  now: Date,
  tx: ClientSession,
  { place = "or-wait", ...within }: Within = {},
): Promise<BookingAnswer> {
  const [sessionId, personId] = [toId(wish.sessionId), toId(wish.personId)];
  await touchDiary(personId, tx);
  const read = await gather(sessionId, personId, now, tx, wish.key);
  const seen = wish.round ? { ...read, rules: opened(read.rules) } : read;
  const given = within.given ?? givenBy(actor, seen);
  const earlier = seen.before.find(({ key }) => key === wish.key);
  if (earlier) return { bookingId: String(earlier._id), state: earlier.state };
  const live = seen.own.find(({ session }) => session.equals(sessionId));
  if (live) throw new DomainError("already-booked", { state: live.state });
  const refused = refusal(seen.rules);
  if (refused) throw new DomainError(refused.code, refused.facts);

  const booking = draft(wish, seen, isOwed(seen.before, seen.session.plan), now);
  if (place === "held" || (await takePlace(sessionId, now, tx))) {
    booking.release.needs = needs(seen, given);
    const gift = within.givenBy === undefined ? {} : { givenBy: within.givenBy };
    if (booking.release.needs.length > 0) return requested(actor, booking, seen, now, tx, gift);
    await spendCap(seen.home, { session: sessionId, away: seen.rules.away }, tx);
    booking.release = {
      how: given ? "given" : "automatic",
      by: given ? toId(actor.id) : null,
      at: now,
      answerBy: null,
      needs: [],
      atOnce: seen.home.release.atOnce,
      reminded: 0,
    };
    const round = wish.round && { round: wish.round.name, rank: wish.round.rank };
    return insert(actor, { ...booking, state: "booked" }, seen, now, tx, { ...round, ...gift });
  }
  if (place === "or-refuse") throw new DomainError("places-gone");
  const joined = await joinLine(sessionId, now, tx);
  if (!joined) throw await outOfLine(sessionId, tx);
  booking.line.number = joined.number;
  const answer = await insert(actor, { ...booking, state: "waiting" }, seen, now, tx, { place: joined.place });
  // Nobody may be overtaken, yet a place can be free while those before are kept from it by a rule.
  await offerFreePlaces(seen.session, seen.host, now, tx);
  return answer;
}

/** Why nobody joins a line any more. */
async function outOfLine(sessionId: Types.ObjectId, tx: ClientSession): Promise<DomainError> {
  const full = { _id: sessionId, state: "published" as const, waiting: { $gte: LIMITS.waiting } };
  return (await Session.exists(full).session(tx))
    ? new DomainError("line-full", { most: LIMITS.waiting })
    : new DomainError("session-cancelled");
}

async function requested(
  actor: Actor,
  booking: BookingDocument,
  seen: Gathered,
  now: Date,
  tx: ClientSession,
  gift: { givenBy?: string },
): Promise<BookingAnswer> {
  const promised = seen.site ? addWorkingMinutes(now, seen.home.promiseHours * 60, seen.site) : now;
  const answerBy = new Date(Math.min(promised.getTime(), booking.startsAt.getTime()));
  booking.release.answerBy = answerBy;
  const asked = { ...booking, state: "requested" as const };
  const others = await releaseLetters(asked, seen, answerBy, now, tx);
  return insert(actor, asked, seen, now, tx, { until: answerBy, ...gift }, others);
}

/** A letter to each who may decide, to be left. */
export async function releaseLetters(
  booking: BookingDocument,
  seen: Gathered,
  until: Date,
  now: Date,
  tx: ClientSession,
): Promise<Letter[]> {
  const home = booking.release.needs.includes("home") ? await decidersOf(seen.person, seen.home, now, tx) : [];
  const host = booking.release.needs.includes("host") ? [String(seen.session.host)] : [];
  const deciders = [...new Set([...home, ...host])];
  const facts = { until, person: seen.person.name };
  const about = { booking, session: seen.session, host: seen.host };
  return deciders.map((to) =>
    letterAbout("release-asked", about, { ...facts, ...(home.includes(to) && awayOf(booking)) }, to),
  );
}

/** Writes the booking as it is: it was made whole, and to make a document of it first took longer than all questions. */
async function insert(
  actor: Actor,
  booking: BookingDocument,
  seen: Gathered,
  now: Date,
  tx: ClientSession,
  more: { until?: Date; place?: number; round?: string; rank?: number; givenBy?: string } = {},
  others: readonly Letter[] = [],
): Promise<BookingAnswer> {
  await Booking.collection.insertOne(booking, { session: tx });
  const thing = { kind: "booking", id: String(booking._id) };
  const state = booking.state as "booked" | "requested" | "waiting";
  await record(actor, [{ what: `booking.${state}`, thing, before: "new", after: state, facts: { ...more } }], now, tx);
  const about = { booking, session: seen.session, host: seen.host };
  const letters: Letter[] =
    state === "booked"
      ? [
          letterAbout("booked", about, {
            calendar: calendarMessage(booking, "REQUEST"),
            until: closesAt(seen.session, seen.host),
            ...(more.round || more.givenBy ? more : booking.release.how === "given" && { by: actor.name }),
          }),
          hostLine("booked", { ...about, person: seen.person.name }, now),
        ]
      : [letterAbout(state, about, more)];
  await leave([...letters, ...others], now, tx);
  if (state === "booked") await leaveClashingWaits(booking, seen.own, now, tx);
  return { bookingId: String(booking._id), state };
}

/** After a duplicate key: the booking that this form made before, or the refusal that another is live. */
export async function bookedBefore(
  personId: Types.ObjectId,
  wish: Pick<BookingWish, "sessionId" | "key">,
): Promise<BookingAnswer> {
  const mine = await Booking.findOne({ person: personId, key: wish.key }).lean();
  if (mine) return { bookingId: String(mine._id), state: mine.state };
  const live = await Booking.findOne({
    person: personId,
    session: toId(wish.sessionId),
    state: { $in: [...LIVE_STATES] },
  }).lean();
  throw new DomainError("already-booked", { state: live?.state ?? "booked" });
}
