import { describe, expect, it } from "vitest";
import { givePlace } from "#models/booking/giving.ts";
import { moveBooking } from "#models/booking/moving.ts";
import { Department } from "#models/people/department.document.ts";
import { timeline } from "#models/record/activity.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked, waiting, type Situation } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

const moves = async (by: PersonDocument, s: Situation, to: SessionDocument, now = noon) => {
  const bookingId = String((await they.bookingOf(s))!._id);
  return moveBooking(await actor(by), { bookingId, toSessionId: String(to._id), key: build.key() }, now);
};
const gives = async (by: PersonDocument, s: Situation, to: PersonDocument, now = noon) => {
  const bookingId = String((await they.bookingOf(s))!._id);
  return givePlace(await actor(by), { bookingId, toPersonId: String(to._id), aim: "", key: build.key() }, now);
};

describe("moving a booking", () => {
  it("takes the new place and hands the old one on, in one commit", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    const to = await build.session({ host: c.maria, startsIn: 49, places: 1 });
    const piet = { ...s, of: c.piet };
    expect((await moves(c.piet, piet, to)).state).toBe("booked");
    expect((await they.bookingOf(piet))!.state).toBe("moved");
    expect((await they.bookingOf(s))!.state).toBe("offered");
    const kinds = (await Outbox.find({ to: c.piet._id }).sort({ _id: 1 }).lean()).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["booked", "booked", "moved"]);
    await expectSound();
  });

  it("never waits: without a free place everything stays", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    const to = await build.session({ host: c.maria, startsIn: 72, places: 1 });
    await build.booking(c.piet, to);
    expect(await codeOf(moves(c.linh, s, to))).toBe("places-gone");
    expect((await they.bookingOf(s))!).toMatchObject({ state: "booked", version: 1, sequence: 0 });
    await expectSound();
  });

  it("does not dodge the cut-off, nor booking's closing", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    const to = await build.session({ host: c.maria, startsIn: 72, places: 1 });
    expect(await codeOf(moves(c.linh, s, to, hours(44)))).toBe("too-late-to-cancel");
    const far = await asked(c, c.piet, { startsAt: hours(200) });
    expect(await codeOf(moves(c.piet, far, to, hours(68)))).toBe("booking-closed");
  });

  it("to where it is already changes nothing", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    expect(await codeOf(moves(c.linh, s, s.on))).toBe("already-booked");
    expect((await they.bookingOf(s))!).toMatchObject({ state: "booked", version: 1, sequence: 0 });
  });

  it("is for the person and for coordinators", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await they.releases(c.ingrid, s);
    const to = await build.session({ host: c.maria, startsIn: 72, places: 1 });
    for (const other of [c.ingrid, c.yusuf, c.maria])
      expect([other.name, await codeOf(moves(other, s, to))]).toEqual([other.name, "not-allowed"]);
    expect((await moves(c.beatriz, s, to)).state).toBe("booked");
    await expectSound();
  });

  it("asks the home team anew where somebody decides", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await they.releases(c.ingrid, s);
    const to = await build.session({ host: c.maria, startsIn: 72, places: 1 });
    expect((await moves(c.maren, s, to)).state).toBe("requested");
    await expectSound();
  });

  it("in both directions at once ends, and everybody has one place", async () => {
    const c = await cast();
    const [here, there] = [
      await build.session({ host: c.maria }),
      await build.session({ host: c.maria, startsIn: 72 }),
    ];
    await build.booking(c.linh, here);
    await build.booking(c.piet, there);
    await Promise.all([moves(c.linh, { of: c.linh, on: here }, there), moves(c.piet, { of: c.piet, on: there }, here)]);
    expect([(await build.sessionNow(here)).taken, (await build.sessionNow(there)).taken]).toEqual([1, 1]);
    await expectSound();
  });
});

describe("giving the place to a colleague", () => {
  it("runs every rule for them, and says who gave it", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    expect(await codeOf(gives(c.linh, s, c.maria))).toBe("own-department");
    expect((await gives(c.linh, s, c.tomas)).state).toBe("booked");
    expect((await they.bookingOf(s))!.state).toBe("cancelled");
    const theirs = (await they.bookingOf({ ...s, of: c.tomas }))!;
    expect((await timeline(String(theirs._id))).map(({ what, actorName }) => [what, actorName])).toEqual([
      ["booking.booked", c.linh.name],
    ]);
    expect(await build.sessionNow(s.on)).toMatchObject({ taken: 1, waiting: 0 });
    const factsFor = async (kind: MessageKind, to: PersonDocument) =>
      (await Outbox.findOne({ kind, to: to._id }).lean())!.facts;
    expect(await factsFor("booked", c.tomas)).toMatchObject({ givenBy: c.linh.name });
    expect(await factsFor("booking-cancelled", c.linh)).toMatchObject({ givenTo: c.tomas.name });
    await expectSound();
  });

  it("asks their home team, not the giver's", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    expect((await gives(c.linh, s, c.maren)).state).toBe("requested");
    const letter = await Outbox.findOne({ kind: "requested", to: c.maren._id }).lean();
    expect(letter!.facts).toMatchObject({ givenBy: c.linh.name });
    await expectSound();
  });

  it("does not dodge the cut-off: what cannot be given back cannot be given on", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    await Department.updateOne({ _id: c.baggage._id }, { $set: { noticeHours: 0 } });
    expect(await codeOf(gives(c.linh, s, c.tomas, hours(48)))).toBe("too-late-to-cancel");
    expect((await they.bookingOf(s))!.state).toBe("booked");
    expect(await codeOf(gives(c.linh, s, c.tomas, hours(47.9)))).toBe("done");
  });

  it("overtakes nobody who waits, and is nobody else's to do", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    const piet = { ...s, of: c.piet };
    expect(await codeOf(gives(c.piet, piet, c.tomas))).toBe("others-wait");
    expect(await codeOf(gives(c.beatriz, piet, c.tomas))).toBe("not-allowed");
    expect((await they.bookingOf(piet))!.state).toBe("booked");
    await expectSound();
  });
});
