import { describe, expect, it } from "vitest";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked } from "./situations.ts";

await freshDatabase();
const { codeOf, counted } = build;

describe("releasing", () => {
  it("makes the place firm, by whom and under which cap, and sends the invitation", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    expect(await they.releases(c.ingrid, s, hours(1))).toBe("booked");
    const booking = (await they.bookingOf(s))!;
    expect(booking).toMatchObject({
      release: { how: "decided", by: c.ingrid._id, at: hours(1), needs: [], atOnce: 2 },
      ...{ sequence: 0, stamp: hours(1) },
    });
    const letter = await Outbox.findOne({ kind: "booked" }).lean();
    expect(letter!.facts).toMatchObject({
      by: "Ingrid Solheim",
      calendar: { method: "REQUEST", uid: booking.uid, sequence: 0, stamp: hours(1) },
    });
    await expectSound();
  });

  it("is for the home team and coordinators, never for oneself", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    for (const other of [c.maren, c.yusuf, c.piet, c.maria])
      expect([other.name, await codeOf(they.releases(other, s))]).toEqual([other.name, "not-allowed"]);
    const own = await asked(c, c.ingrid);
    expect(await codeOf(they.releases(c.ingrid, own))).toBe("not-allowed");
    expect(await codeOf(they.releases(c.beatriz, own))).toBe("done");
  });

  it("is not the host's for a visit of their own", async () => {
    const c = await cast();
    await Department.updateOne({ _id: c.baggage._id }, { $addToSet: { hosts: c.linh._id } });
    const s = await asked(c, c.linh, { askHost: true });
    expect((await they.bookingOf(s))!.state).toBe("requested");
    expect(await codeOf(they.releases(c.linh, s))).toBe("not-allowed");
    expect(await codeOf(they.declines(c.linh, s))).toBe("not-allowed");
    expect(await codeOf(they.releases(c.maria, s))).toBe("done");
  });

  it("is for whoever stands in for a lead, while they do", async () => {
    const c = await cast();
    const deputy = { person: c.yusuf._id, from: hours(1), until: hours(3) };
    await Department.updateOne({ _id: c.security._id }, { $set: { deputies: [deputy] } });
    const s = await asked(c, c.maren);
    expect(await codeOf(they.releases(c.yusuf, s, hours(0)))).toBe("not-allowed");
    expect(await codeOf(they.releases(c.yusuf, s, hours(3)))).toBe("not-allowed");
    expect(await codeOf(they.releases(c.yusuf, s, hours(2)))).toBe("done");
  });

  it("is answered once, whoever answers what, and says so to the second", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    const codes = await Promise.all([
      codeOf(they.releases(c.ingrid, s)),
      codeOf(they.declines(c.beatriz, s)),
      codeOf(they.releases(c.beatriz, s)),
      codeOf(they.ends(c.maren, s)),
    ]);
    expect(counted(codes).done).toBeGreaterThanOrEqual(1);
    // Cancelling after the release is a second change of its own; everything else comes too late.
    const state = (await they.bookingOf(s))!.state;
    const changes = (await they.bookingOf(s))!.version - 1;
    expect(counted(codes).done).toBe(changes);
    expect(["booked", "declined", "withdrawn", "cancelled"]).toContain(state);
    await expectSound();
  });

  it("after the person withdrew, and withdrawing after the answer, change nothing", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await they.ends(c.maren, s);
    expect(await codeOf(they.releases(c.ingrid, s))).toBe("already-answered");
    expect(await codeOf(they.declines(c.ingrid, s))).toBe("already-answered");
    const declined = await asked(c, c.maren);
    await they.declines(c.ingrid, declined);
    expect(await codeOf(they.ends(c.maren, declined))).toBe("already-answered");
    expect(await codeOf(they.releases(c.ingrid, declined))).toBe("already-answered");
    await expectSound();
  });

  it("runs the rules again: what held when asked may no longer hold", async () => {
    const c = await cast();
    await Person.updateOne({ _id: c.maren._id }, { $set: { clearances: [{ kind: "airside", until: hours(72) }] } });
    const s = await asked(c, c.maren, { clearances: ["airside"] });
    await Person.updateOne({ _id: c.maren._id }, { $set: { clearances: [] } });
    expect(await codeOf(they.releases(c.ingrid, s))).toBe("clearance-missing");
    expect((await they.bookingOf(s))!.state).toBe("requested");
  });

  it("is still possible after booking has closed, until the session begins", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    expect(await codeOf(they.releases(c.ingrid, s, hours(48)))).toBe("session-begun");
    expect(await codeOf(they.releases(c.ingrid, s, hours(47.9)))).toBe("done");
  });

  it("holds the cap, and frees it with the place", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    const [one, two, three] = await build.crowd(3, c.security);
    for (const of of [one!, two!, three!]) await build.booking(of, on);
    await they.releases(c.ingrid, { of: one!, on });
    await they.releases(c.ingrid, { of: two!, on });
    expect(await codeOf(they.releases(c.ingrid, { of: three!, on }))).toBe("cap-reached");
    await they.ends(c.ingrid, { of: one!, on });
    expect(await codeOf(they.releases(c.ingrid, { of: three!, on }))).toBe("done");
    await expectSound();
  });

  it("asks the team the request was made in, though the person has moved meanwhile", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await Person.updateOne({ _id: c.maren._id }, { $set: { department: c.apron._id, supervisor: null } });
    await Department.updateOne({ _id: c.apron._id }, { $set: { "release.atOnce": 0 } });
    expect(await codeOf(they.releases(c.ingrid, s))).toBe("done");
    expect((await they.bookingOf(s))!.release.atOnce).toBe(2);
    await expectSound();
  });
});
