import { Types } from "mongoose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { tellFollowers } from "#models/booking/new-dates.ts";
import { freePlace, leaveLine, offerPlace, takePlace, takePlaceAtDoor } from "#models/booking/place.ts";
import { chaseRequests } from "#models/booking/reminding.ts";
import { Reservation } from "#models/booking/reservation.document.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { cancelSession, closeWithin } from "#models/booking/session-cancellation.ts";
import { move } from "#models/booking/transition.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { Follower } from "#models/programme/follower.document.ts";
import { follow } from "#models/programme/following.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";
import * as they from "./situations.ts";

// What the verbs' own queues hide: two processes on one database have nothing between them but these.
await freshDatabase({ unsound: "states are written by hand, to be refused" });

const booked = madeOnce(async () => {
  const { linh, maria } = await cast();
  const on = await build.session({ host: maria });
  await they.books(linh, { of: linh, on });
  return { linh, booking: (await Booking.findOne({ person: linh._id }).lean())! };
});

it("a person has one live booking on a session: the database refuses a second", async () => {
  const { booking } = await booked();
  const again = { ...booking, _id: new Types.ObjectId(), uid: "another", key: "another" };
  await expect(Booking.collection.insertOne(again)).rejects.toMatchObject({
    code: 11000,
    keyPattern: { session: 1, person: 1 },
  });
  await Booking.collection.insertOne({ ...again, state: "cancelled" });
});

it("a place can be taken until the session begins, and no longer; at the door as long as it lasts", async () => {
  const { maria } = await cast();
  const session = await build.session({ host: maria });
  const taken = (take: typeof takePlace, now: Date) => inTransaction((tx) => take(session._id, now, tx));
  const before = new Date(session.startsAt.getTime() - 1);
  expect(await taken(takePlace, before)).toBe(true);
  expect(await taken(takePlace, session.startsAt)).toBe(false);
  expect(await taken(takePlaceAtDoor, new Date(session.endsAt.getTime() - 1))).toBe(true);
  expect(await taken(takePlaceAtDoor, session.endsAt)).toBe(false);
  await Session.updateOne({ _id: session._id }, { $set: { closedAt: before } });
  expect(await taken(takePlaceAtDoor, before)).toBe(false);
});

describe("a job whose list was read before somebody changed a thing on it", () => {
  /** What `find` gives the job, as it was. */
  const asItWas = <T>(found: T) =>
    ({ sort: () => ({ limit: () => ({ lean: () => Promise.resolve(found) }) }) }) as never;

  it("reminds nobody of a request that was withdrawn", async () => {
    const c = await cast();
    const s = await they.asked(c, c.maren);
    const due = await Booking.find().lean();
    await they.ends(c.maren, s);
    vi.spyOn(Booking, "find").mockReturnValueOnce(asItWas(due));
    expect(await chaseRequests(hours(6))).toBe(0);
    expect(await Outbox.countDocuments({ kind: "release-reminder" })).toBe(0);
  });

  it("tells a follower once, whom another has told", async () => {
    const { linh, maria, baggage } = await cast();
    await follow(await actor(linh), String(baggage._id), noon);
    await build.session({ host: maria, createdAt: hours(1) });
    await Follower.updateOne({ _id: linh._id }, { $set: { dueAt: hours(2) } });
    const due = await Follower.find().lean();
    expect(await tellFollowers(hours(3))).toBe(1);
    vi.spyOn(Follower, "find").mockReturnValueOnce(asItWas(due));
    expect(await tellFollowers(hours(3))).toBe(0);
    expect(await Follower.findById(linh._id).lean()).toMatchObject({ letters: 1, dueAt: null });
  });
});

it("a place is offered only while somebody waits, and counts never fall below nothing", async () => {
  const { maria } = await cast();
  const { _id } = await build.session({ host: maria, places: 1 });
  const counts = () => Session.findById(_id, { _id: 0, taken: 1, waiting: 1 }).lean();
  const done = <T>(work: (tx: Parameters<typeof freePlace>[1]) => Promise<T>) => inTransaction(work);
  for (const kept of [false, true]) expect(await done((tx) => offerPlace(_id, kept, tx))).toBe(false);
  await done((tx) => freePlace(_id, tx));
  await done((tx) => leaveLine(_id, tx));
  expect(await counts()).toEqual({ taken: 0, waiting: 0 });
  await Session.updateOne({ _id }, { $set: { waiting: 2 } });
  expect(await done((tx) => offerPlace(_id, false, tx))).toBe(true);
  expect(await done((tx) => offerPlace(_id, false, tx))).toBe(false); // the one place is taken
  expect(await done((tx) => offerPlace(_id, true, tx))).toBe(true);
  expect(await counts()).toEqual({ taken: 1, waiting: 0 });
});

it("a letter is written once a transition and recipient: the database refuses a second", async () => {
  await booked();
  const letter = (await Outbox.findOne({ kind: "booked" }).lean())!;
  await expect(Outbox.collection.insertOne({ ...letter, _id: new Types.ObjectId() })).rejects.toMatchObject({
    code: 11000,
  });
  await Outbox.collection.insertOne({ ...letter, _id: new Types.ObjectId(), version: letter.version + 1 });
});

it("a booking that was read before somebody changed it is not moved, whether its state is another or only its version", async () => {
  const { linh, booking } = await booked();
  const as = await actor(linh);
  const giveUp = () =>
    inTransaction((tx) => move(as, booking, { from: "booked", to: "cancelled" }, noon, tx).then(({ state }) => state));
  await Booking.updateOne({ _id: booking._id }, { $inc: { version: 1 } });
  await expect(giveUp()).rejects.toMatchObject({ code: "already-answered" });
  await Booking.updateOne({ _id: booking._id }, { $set: { version: booking.version, state: "cancelled" } });
  await expect(giveUp()).rejects.toMatchObject({ code: "already-answered" });
  await Booking.updateOne({ _id: booking._id }, { $set: { state: "booked" } });
  expect(await giveUp()).toBe("cancelled");
});

describe("two processes at one session", () => {
  const { codeOf, counted } = build;
  beforeAll(() => openTurnstile(true));
  afterAll(() => openTurnstile(false));

  it("change it once from what both saw", async () => {
    const { linh, maria } = await cast();
    const on = await build.session({ host: maria, places: 9 });
    await they.books(linh, { of: linh, on });
    const clocks = ["09:00", "09:30", "10:00", "10:30"];
    const codes = await Promise.all(clocks.map((clock) => codeOf(they.changes(maria, { on }, { version: 0, clock }))));
    expect(counted(codes)).toEqual({ done: 1, "changed-meanwhile": 3 });
  });

  it("never cancel what was closed a moment ago", async () => {
    const { maria } = await cast();
    const on = await build.session({ host: maria });
    const as = await actor(maria);
    const cancels = () => codeOf(inTransaction((tx) => closeWithin(as, String(on._id), "Rain", noon, tx)));
    await Session.updateOne({ _id: on._id }, { $set: { closedAt: noon } });
    expect(await cancels()).toBe("already-done");
    await Session.updateOne({ _id: on._id }, { $set: { closedAt: null } });
    expect(await cancels()).toBe("done");
  });

  it("hold no places for a team in what is being cancelled", async () => {
    const { ingrid, maria, security } = await cast();
    const on = await build.session({ host: maria, places: 9 });
    const reserves = async () => reservePlaces(await actor(ingrid), String(on._id), String(security._id), 2, noon);
    await Promise.all([codeOf(cancelSession(await actor(maria), String(on._id), "Rain", noon)), codeOf(reserves())]);
    expect(await build.sessionNow(on)).toMatchObject({ state: "cancelled", taken: 0 });
    expect(await Reservation.countDocuments({ places: { $gt: 0 } })).toBe(0);
  });
});
