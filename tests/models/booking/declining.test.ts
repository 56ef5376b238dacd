import { describe, expect, it } from "vitest";
import { alternativesFor } from "#models/booking/alternatives.ts";
import { book } from "#models/booking/booking.ts";
import { decisionFor } from "#models/booking/deciding.ts";
import { declineBooking } from "#models/booking/release.ts";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { Person } from "#models/people/person.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { outcome } from "../../outcome.ts";
import { asked } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

describe("declining", () => {
  it("demands no reason, names free dates, and gives the place on", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await build.booking(c.linh, s.on);
    const other = await build.session({ host: c.maria, startsIn: 72 });
    await they.declines(c.ingrid, s);
    const booking = (await they.bookingOf(s))!;
    expect([booking.state, booking.endedHow, booking.endedReason]).toEqual(["declined", "home", ""]);
    expect((await they.bookingOf({ ...s, of: c.linh }))!.state).toBe("offered");
    const letter = await Outbox.findOne({ kind: "declined" }).lean();
    const { alternatives, by } = letter!.facts as unknown as LetterFacts;
    expect([by, alternatives?.map(({ sessionId }) => sessionId)]).toEqual(["Ingrid Solheim", [String(other._id)]]);
    await expectSound();
  });

  it("puts the date that was chosen first, in the letter and on the booking's page", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    const others = [];
    for (const startsIn of [72, 96, 120, 144])
      others.push(String((await build.session({ host: c.maria, startsIn }))._id));
    const [one, two, , last] = others;
    const id = String((await they.bookingOf(s))!._id);
    const declines = async (alternative: string) =>
      outcome(declineBooking(await actor(c.ingrid), id, { reason: "", alternative }, noon));
    expect(await declines(last!)).toBe("done");
    const { facts } = (await Outbox.findOne({ kind: "declined" }).lean())!;
    const { alternatives, suggested } = facts as unknown as LetterFacts;
    expect([suggested, alternatives!.map(({ sessionId }) => sessionId)]).toEqual([true, [last, one, two]]);
    const look = await lookAtBooking(await actor(c.maren), id, noon);
    expect([look.suggested?.alternative.sessionId, look.suggested?.by]).toEqual([last, "Ingrid Solheim"]);
    expect(look.alternatives.map(({ sessionId }) => sessionId)).toEqual([one, two]);
    expect(await declines(one!)).toBe("already-answered");
    expect(String((await they.bookingOf(s))!.alternative)).toBe(last);
    await expectSound();
  });

  it("offers only what every rule lets the person take, and refuses anything else that is chosen", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    const [host, id] = [c.maria, String((await they.bookingOf(s))!._id)];
    const fits = await build.session({ host, startsIn: 100 });
    const badge = await build.session({ host, startsIn: 72, clearances: ["Badge"] });
    const full = await build.session({ host, startsIn: 73, places: 1 });
    await build.booking(c.piet, full);
    const held = await build.session({ host: c.tomas, startsIn: 76 });
    await build.booking(c.maren, held);
    const clashes = await build.session({ host, startsIn: 76 });
    // At the time of what was asked for: free, since that is lost.
    const then = await build.session({ host, startsIn: 48 });
    const closed = await build.session({ host, startsIn: 3 });
    const elsewhere = await build.session({ host: c.tomas, startsIn: 200 });
    const found = await alternativesFor(String(c.maren._id), s.on, noon);
    expect(found.map(({ sessionId }) => sessionId)).toEqual([then, fits].map(({ _id }) => String(_id)));
    for (const other of [badge, full, clashes, closed, elsewhere, s.on, { _id: c.maren._id }])
      expect(
        await outcome(declineBooking(await actor(c.ingrid), id, { reason: "", alternative: String(other._id) }, noon)),
      ).toBe("alternative-gone at alternative");
    expect((await they.bookingOf(s))!.state).toBe("requested");
    await Person.updateOne({ _id: c.maren._id }, { $set: { department: c.baggage._id } });
    expect(await alternativesFor(String(c.maren._id), s.on, noon)).toEqual([]);
  });

  it("suggests no date at which the home team has no room, and refuses one that filled up since it was shown", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    const id = String((await they.bookingOf(s))!._id);
    const then = await build.session({ host: c.maria, startsIn: 72, places: 9 });
    const free = await build.session({ host: c.maria, startsIn: 96, places: 9 });
    const shown = async () =>
      (await decisionFor(await actor(c.ingrid), id, noon)).alternatives.map(({ sessionId }) => sessionId);
    expect(await shown()).toEqual([then, free].map(({ _id }) => String(_id)));
    for (const of of await build.crowd(2, c.security)) {
      await build.booking(of, then);
      await they.releases(c.ingrid, { of, on: then });
    }
    expect(await shown()).toEqual([String(free._id)]);
    const declines = (alternative: string) =>
      actor(c.ingrid).then((ingrid) => outcome(declineBooking(ingrid, id, { reason: "", alternative }, noon)));
    expect(await declines(String(then._id))).toBe("alternative-gone at alternative");
    expect((await they.bookingOf(s))!.state).toBe("requested");
    expect(await declines(String(free._id))).toBe("done");
    await expectSound();
  });

  it("says of a suggestion that does not fit any more why, and of one that was taken up that it was", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    const id = String((await they.bookingOf(s))!._id);
    const then = await build.session({ host: c.maria, startsIn: 72, places: 1 });
    await declineBooking(await actor(c.ingrid), id, { reason: "", alternative: String(then._id) }, noon);
    const reads = async (now = noon) => (await lookAtBooking(await actor(c.maren), id, now)).suggested;
    expect(await reads()).toMatchObject({ alternative: { sessionId: String(then._id) }, now: { what: "fits" } });
    const taken = await build.booking(c.linh, then);
    expect(await reads()).toMatchObject({
      ...{ alternative: { sessionId: String(then._id) }, by: c.ingrid.name, departmentId: String(c.baggage._id) },
      now: { what: "gone", why: null },
    });
    await they.ends(c.linh, { of: c.linh, on: then });
    expect(await reads()).toMatchObject({ now: { what: "fits" } });
    expect(taken.state).toBe("booked");
    const own = await build.booking(c.maren, then);
    expect(await reads()).toMatchObject({ now: { what: "mine", bookingId: String(own._id) } });
    await they.ends(c.maren, { of: c.maren, on: then });
    await they.cancels(c.maria, { of: c.maren, on: then });
    expect(await reads()).toMatchObject({ now: { what: "gone", why: { code: "session-cancelled" } } });
  });

  it("by the host says that the host did", async () => {
    const c = await cast();
    const s = await asked(c, c.linh, { askHost: true });
    await they.declines(c.maria, s);
    // Not "host": that would owe the person the first call, as for a session that was cancelled.
    expect((await they.bookingOf(s))!).toMatchObject({ endedHow: "home", endedBy: c.maria._id });
  });
});

describe("a place given by who may release", () => {
  it("needs no answer, but holds the cap", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    const [one, two] = await build.crowd(2, c.security);
    const ingrid = await actor(c.ingrid);
    const gives = (of: typeof c.maren) =>
      book(ingrid, { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() }, noon);
    expect((await gives(one!)).state).toBe("booked");
    expect((await gives(two!)).state).toBe("booked");
    expect(await codeOf(gives(c.maren))).toBe("cap-reached");
    await expectSound();
  });
});
