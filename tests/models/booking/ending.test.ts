import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { endBooking, endBookingsOf } from "#models/booking/ending.ts";
import { tellOfHostLeft } from "#models/booking/host-left.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { timeline } from "#models/record/activity.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { visit } from "../../visit.ts";
import * as they from "./situations.ts";
import { asked, waiting } from "./situations.ts";

await freshDatabase();
const { codeOf, counted } = build;

describe("giving a place back", () => {
  it("is free until the cut-off, that instant not included", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    expect(await codeOf(they.ends(c.linh, s, hours(44)))).toBe("too-late-to-cancel");
    expect(await they.ends(c.linh, s, new Date(hours(44).getTime() - 1))).toBe("cancelled");
    await expectSound();
  });

  it("after the cut-off is free for what is not firm, and for whom the host moved it", async () => {
    const c = await cast();
    const request = await asked(c, c.maren);
    expect(await they.ends(c.maren, request, hours(45))).toBe("withdrawn");
    const firm = await asked(c, c.linh);
    await they.changes(c.maria, firm, { clock: "14:00" });
    expect(await they.ends(c.linh, firm, hours(46))).toBe("cancelled");
    await expectSound();
  });

  it("takes the invitation back: the same UID, SEQUENCE grown", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    await they.ends(c.linh, s, hours(1));
    const booking = (await they.bookingOf(s))!;
    expect([booking.sequence, booking.stamp, booking.endedHow]).toEqual([1, hours(1), "person"]);
    const sent = await Outbox.find({ about: String(booking._id), to: c.linh._id })
      .sort({ version: 1 })
      .lean();
    expect(sent.map(({ facts }) => (facts as unknown as LetterFacts).calendar)).toEqual([
      { method: "REQUEST", uid: booking.uid, sequence: 0, stamp: noon },
      { method: "CANCEL", uid: booking.uid, sequence: 1, stamp: hours(1) },
    ]);
  });

  it("works once", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(they.ends(c.linh, s))));
    expect(counted(codes)).toEqual({ done: 1, "already-answered": 4 });
    expect((await build.sessionNow(s.on)).taken).toBe(0);
    await expectSound();
  });

  it("is refused when the session is over", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    expect(await codeOf(they.ends(c.beatriz, s, hours(50.5)))).toBe("session-over");
  });
});

describe("recalling somebody", () => {
  it("needs a reason, says who and why, and knows no cut-off", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await they.releases(c.ingrid, s);
    const booking = (await they.bookingOf(s))!;
    const ingrid = await actor(c.ingrid);
    expect(await codeOf(endBooking(ingrid, String(booking._id), "  ", hours(47)))).toBe("reason-needed");
    await endBooking(ingrid, String(booking._id), "Two of us are ill", hours(47));
    const ended = (await they.bookingOf(s))!;
    expect([ended.endedHow, String(ended.endedBy), ended.endedReason]).toEqual([
      ...["home", ingrid.id],
      "Two of us are ill",
    ]);
    const letter = await Outbox.findOne({ kind: "booking-cancelled" }).lean();
    expect(letter!.facts).toMatchObject({ by: "Ingrid Solheim", reason: "Two of us are ill" });
    expect((await timeline(String(booking._id))).map(({ what, actorName }) => [what, actorName])).toEqual([
      ["booking.requested", "Maren Okafor-Lindqvist"],
      ["booking.booked", "Ingrid Solheim"],
      ["booking.cancelled", "Ingrid Solheim"],
    ]);
    await expectSound();
  });

  it("is not for colleagues, other leads or hosts", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    for (const other of [c.maren, c.ingrid, c.piet, c.maria, c.tomas])
      expect([other.name, await codeOf(they.ends(other, s))]).toEqual([other.name, "not-allowed"]);
  });
});

describe("somebody who leaves", () => {
  it("ends everything ahead, once, and the places go on", async () => {
    const c = await cast();
    const held = await waiting(c, c.linh);
    const other = await asked(c, c.piet, { startsAt: hours(120) });
    expect(await endBookingsOf(String(c.piet._id), noon)).toBe(2);
    expect(await endBookingsOf(String(c.piet._id), noon)).toBe(0);
    expect((await they.bookingOf(held))!.state).toBe("offered");
    expect((await they.bookingOf(other))!.endedHow).toBe("clock");
    expect(await Booking.countDocuments({ person: c.piet._id, state: "cancelled" })).toBe(2);
    const letters = await Outbox.find({ kind: "booking-cancelled", to: c.piet._id }).lean();
    expect(letters.map(({ facts }) => (facts as unknown as LetterFacts).left)).toEqual([true, true]);
    await expectSound();
  });
  it("lets waits and offers go, too: an offered place goes to the next in line", async () => {
    const c = await cast();
    const waits = await waiting(c, c.linh);
    const has = await they.offered(c, c.linh, { startsAt: hours(120) });
    const [next] = await build.crowd(1, c.assisted);
    await they.books(next!, { of: next!, on: has.on });
    expect(await endBookingsOf(String(c.linh._id), noon)).toBe(2);
    expect([(await they.bookingOf(waits))!.state, (await they.bookingOf(has))!.state]).toEqual([
      "withdrawn",
      "withdrawn",
    ]);
    expect((await they.bookingOf({ of: next!, on: has.on }))!.state).toBe("offered");
    await expectSound();
  });
});

describe("a host who leaves", () => {
  it("leaves the sessions; whoever leads the department is asked once for another host", async () => {
    const c = await cast();
    const [next, later] = [
      await build.session({ host: c.maria, startsIn: 48 }),
      await build.session({ host: c.maria, startsIn: 72 }),
    ];
    await build.session({ host: c.piet });
    await Department.updateOne({ _id: next.department }, { $pull: { hosts: c.maria._id, leads: c.maria._id } });
    await Person.updateOne({ _id: c.maria._id }, { $set: { leftAt: noon } });
    expect(await tellOfHostLeft(String(c.maria._id), noon)).toBe(2);
    expect(await tellOfHostLeft(String(c.maria._id), hours(1))).toBe(2);
    const letters = await Outbox.find({ kind: "host-left" }).lean();
    const home = (await Department.findById(next.department).lean())!;
    const readers = home.leads.length > 0 ? home.leads : [c.beatriz._id];
    expect(letters.map(({ to }) => String(to))).toEqual(readers.map(String));
    const { person, sessions, sessionId } = letters[0]!.facts as unknown as LetterFacts;
    expect([person, sessions, sessionId]).toEqual([c.maria.name, 2, String(next._id)]);
    expect((await Session.findById(later._id).lean())!.state).toBe("published");
    await expectSound();
  });

  it("is marked where the department sees its slots, until another is named", async () => {
    const c = await cast();
    const session = await build.session({ host: c.maria, startsIn: 48 });
    await Person.updateOne({ _id: c.maria._id }, { $set: { leftAt: noon } });
    const who = visit(c.beatriz);
    await Department.updateOne({ _id: session.department }, { $addToSet: { hosts: c.beatriz._id } });
    expect((await who.get("/hosting")).text).toContain("Its host has left");
    expect((await who.get(`/sessions/${String(session._id)}`)).text).toContain(
      `${c.maria.name} has left. Please name another host`,
    );
    const edit = (await who.get(`/sessions/${String(session._id)}/edit`)).html;
    expect([edit.includes(`value="${String(c.maria._id)}"`), edit.includes("Please choose")]).toEqual([false, true]);
    await Person.updateOne({ _id: c.maria._id }, { $set: { leftAt: null } });
    expect((await who.get("/hosting")).text).not.toContain("Its host has left");
  });
});
