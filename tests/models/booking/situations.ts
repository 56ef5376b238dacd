import { book } from "#models/booking/booking.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { endBooking } from "#models/booking/ending.ts";
import { moveBooking } from "#models/booking/moving.ts";
import { acceptOffer } from "#models/booking/offer.ts";
import { declineBooking, releaseBooking } from "#models/booking/release.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { changeSession } from "#models/booking/session-change.ts";
import { addWalkIn } from "#models/booking/walk-in.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { actor, build, hours, noon, type Cast } from "../../cast.ts";

/** A person and a session of María's with one place, and how far they have come with each other. Maren is of Security,
 *  where Ingrid decides; Linh of Assisted Travel and Piet of Apron Control, where nobody has to. */
export interface Situation {
  of: PersonDocument;
  on: SessionDocument;
}
type Way = (c: Cast, of: PersonDocument, more?: Partial<SessionDocument>) => Promise<Situation>;

export const nothing: Way = async (c, of, more = {}) => ({
  of,
  on: await build.session({ ...more, host: c.maria, places: 1 }),
});
/** Booked, or requested where somebody decides. */
export const asked: Way = async (c, of, more) => {
  const situation = await nothing(c, of, more);
  await build.booking(of, situation.on);
  return situation;
};
/** Piet has the place. */
export const full: Way = async (c, of, more) => {
  const situation = await nothing(c, of, more);
  await build.booking(c.piet, situation.on);
  return situation;
};
export const waiting: Way = async (c, of, more) => {
  const situation = await full(c, of, more);
  await build.booking(of, situation.on);
  return situation;
};
export const offered: Way = async (c, of, more) => {
  const situation = await waiting(c, of, more);
  await ends(c.piet, { ...situation, of: c.piet });
  return situation;
};

/** The latest booking of a situation. */
export const bookingOf = ({ of, on }: Situation) =>
  Booking.findOne({ person: of._id, session: on._id }).sort({ _id: -1 }).lean();
const idOf = async (situation: Situation): Promise<string> => String((await bookingOf(situation))!._id);

export const books = async (by: PersonDocument, { of, on }: Situation, now = noon) => {
  const wish = { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() };
  return book(await actor(by, now), wish, now);
};
/** The person wishes for it in a round, which is matched and announced. */
export const roundGives = async (by: PersonDocument, { of, on }: Situation) => {
  const round = await build.round(by);
  await build.wishes(of, round, [on]);
  await build.matched(round, by);
  await build.announced(round, by);
};
/** Just before the start of a session two days ahead. */
export const letsIn = async (by: PersonDocument, { of, on }: Situation, now = hours(47.5)) => {
  const wish = { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() };
  return addWalkIn(await actor(by, now), wish, now);
};
export const ends = async (by: PersonDocument, situation: Situation, now = noon) =>
  endBooking(await actor(by, now), await idOf(situation), "Please forgive us", now);
export const releases = async (by: PersonDocument, situation: Situation, now = noon) =>
  releaseBooking(await actor(by, now), await idOf(situation), now);
export const declines = async (by: PersonDocument, situation: Situation, now = noon) =>
  declineBooking(await actor(by, now), await idOf(situation), { reason: "" }, now);
export const accepts = async (by: PersonDocument, situation: Situation, now = noon) =>
  acceptOffer(await actor(by, now), await idOf(situation), now);
export const cancels = async (by: PersonDocument, { on }: Situation, now = noon) =>
  cancelSession(await actor(by, now), String(on._id), "The belt stands still", now);
/** To another session of the same host, a day later. */
export const moves = async (by: PersonDocument, situation: Situation, now = noon) => {
  const { startsAt, plan } = situation.on;
  const host = { _id: situation.on.host, name: situation.on.hostName, department: situation.on.department };
  const to = await build.session({
    host: host as PersonDocument,
    plan,
    startsAt: new Date(startsAt.getTime() + 86_400_000),
  });
  const wish = { bookingId: await idOf(situation), toSessionId: String(to._id), key: build.key() };
  return moveBooking(await actor(by, now), wish, now);
};
/** The host changes the session as a form would, everything else as it stands. */
export const changes = async (
  by: PersonDocument,
  { on }: Pick<Situation, "on">,
  change: { date?: string; clock?: string; places?: number; meetingPoint?: string; hostId?: string; version?: number },
  now = noon,
) => {
  const { day: date, meetingPoint, places, host, version } = await build.sessionNow(on);
  const form = { date, clock: "13:00", meetingPoint, places, hostId: String(host), version, ...change };
  return changeSession(await actor(by, now), String(on._id), form, now);
};
