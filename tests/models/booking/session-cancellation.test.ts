import { describe, expect, it } from "vitest";
import { Reservation } from "#models/booking/reservation.document.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { finishCancellations } from "#models/booking/session-cancellation.ts";
import { Session } from "#models/programme/session.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { nothing } from "./situations.ts";

await freshDatabase();
const { codeOf, counted } = build;

/** A session with one booked, one asking and two waiting. */
async function busy(c: Cast) {
  const on = await build.session({ host: c.maria, places: 2 });
  const people = [c.piet, c.maren, ...(await build.crowd(2, c.assisted))];
  for (const of of people) await build.booking(of, on);
  return { on, people };
}
const told = async () => (await Outbox.find({ kind: "session-cancelled" }).lean()).map(({ to }) => String(to));

describe("a session cancelled by its host", () => {
  it("tells everybody once, takes invitations back, names other dates", async () => {
    const c = await cast();
    const { on, people } = await busy(c);
    const other = await build.session({ host: c.maria, startsIn: 72 });
    await they.cancels(c.maria, { of: c.piet, on });
    expect((await told()).toSorted()).toEqual(people.map(({ _id }) => String(_id)).toSorted());
    for (const of of people)
      expect((await they.bookingOf({ of, on }))!).toMatchObject({
        ...{ state: "cancelled", endedHow: "host", endedBy: c.maria._id },
        endedReason: "The belt stands still",
      });
    const letters = await Outbox.find({ kind: "session-cancelled" }).lean();
    const facts = letters.map((letter) => letter.facts as unknown as LetterFacts);
    expect(counted(facts.map(({ calendar }) => calendar?.method ?? "none"))).toEqual({ CANCEL: 1, none: 3 });
    expect(facts[0]!.alternatives?.map(({ sessionId }) => sessionId)).toEqual([String(other._id)]);
    expect(await build.sessionNow(on)).toMatchObject({
      ...{ state: "cancelled", taken: 0, waiting: 0 },
      cancelReason: "The belt stands still",
    });
    await expectSound();
  });

  it("tells who held places for a team, once, and ends what they held", async () => {
    const c = await cast();
    const free = await build.session({ host: c.maria, places: 5 });
    const held = await reservePlaces(await build.actor(c.ingrid), String(free._id), String(c.security._id), 2, noon);
    await Session.updateOne(
      { _id: free._id },
      { $set: { state: "cancelling", cancelReason: "The belt stands still" } },
    );
    await Promise.all([finishCancellations(noon), finishCancellations(noon)]);
    const letters = await Outbox.find({ kind: "reservation-cancelled" }).lean();
    expect(letters.map(({ to, about }) => [String(to), about])).toEqual([[String(c.ingrid._id), held]]);
    expect(letters[0]!.facts).toMatchObject({
      ...{ places: 2, team: c.security.name, reason: "The belt stands still", sessionId: String(free._id) },
    });
    expect((await Reservation.findById(held).lean())!.places).toBe(0);
    expect(await build.sessionNow(free)).toMatchObject({ state: "cancelled", taken: 0 });
    await expectSound();
  });

  it("needs a reason, and is done once", async () => {
    const c = await cast();
    const { on } = await busy(c);
    const { cancelSession } = await import("#models/booking/session-cancellation.ts");
    const maria = await build.actor(c.maria);
    expect(await codeOf(cancelSession(maria, String(on._id), " ", noon))).toBe("reason-needed");
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(they.cancels(c.maria, { of: c.piet, on }))));
    expect(counted(codes)).toEqual({ done: 1, "already-done": 2 });
    expect((await told()).length).toBe(4);
    await expectSound();
  });

  it("goes on after a crash where it stopped, and tells nobody twice", async () => {
    const c = await cast();
    const { on, people } = await busy(c);
    // As a crash leaves it: closed, nobody told.
    await Session.updateOne({ _id: on._id }, { $set: { state: "cancelling", cancelReason: "The belt stands still" } });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on }))).toBe("session-cancelled");
    await they.ends(c.piet, { of: c.piet, on });
    await expectSound();
    await Promise.all([finishCancellations(noon), finishCancellations(noon)]);
    expect(await finishCancellations(noon)).toBe(0);
    expect((await told()).toSorted()).toEqual(
      people
        .slice(1)
        .map(({ _id }) => String(_id))
        .toSorted(),
    );
    expect(await build.sessionNow(on)).toMatchObject({ state: "cancelled", taken: 0, waiting: 0 });
    await expectSound();
  });

  it("at the same moment as bookings leaves none of them behind", async () => {
    const c = await cast();
    const s = await nothing(c, c.linh, {});
    const people = await build.crowd(12, c.assisted);
    await Promise.all([
      ...people.slice(0, 6).map((of) => codeOf(they.books(of, { of, on: s.on }))),
      they.cancels(c.maria, s),
      ...people.slice(6).map((of) => codeOf(they.books(of, { of, on: s.on }))),
    ]);
    expect(await build.sessionNow(s.on)).toMatchObject({ state: "cancelled", taken: 0, waiting: 0 });
    await expectSound();
  });

  it("is for its hosts, until it is over", async () => {
    const c = await cast();
    const s = await nothing(c, c.linh);
    for (const other of [c.linh, c.tomas, c.ingrid]) expect(await codeOf(they.cancels(other, s))).toBe("not-allowed");
    expect(await codeOf(they.cancels(c.maria, s, hours(50.5)))).toBe("session-over");
    expect(await codeOf(they.cancels(c.maria, s, hours(50)))).toBe("done");
  });
});
