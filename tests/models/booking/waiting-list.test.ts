import { describe, expect, it } from "vitest";
import { lapseDue } from "#models/booking/lapse.ts";
import { placeInLine } from "#models/booking/line.ts";
import { offerToThoseWaiting } from "#models/booking/offering.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked } from "./situations.ts";

await freshDatabase();

/** A session with one place, held by Piet, and so many of Assisted Travel in line. */
async function line(c: Cast, length: number, more: Partial<SessionDocument> = {}) {
  const on = await build.session({ ...more, host: c.maria, places: 1 });
  await build.booking(c.piet, on);
  const people = await build.crowd(length, c.assisted);
  for (const of of people) await build.booking(of, on);
  return { on, people };
}
const states = (people: PersonDocument[], on: SessionDocument) =>
  Promise.all(people.map(async (of) => (await they.bookingOf({ of, on }))!.state));

describe("the waiting list", () => {
  it("keeps its order, and says everybody's place", async () => {
    const c = await cast();
    const { on, people } = await line(c, 4);
    const places = async () => Promise.all(people.map(async (of) => placeInLine((await they.bookingOf({ of, on }))!)));
    expect((await places()).map(({ place, of }) => `${place} of ${of}`)).toEqual([
      ...["1 of 4", "2 of 4"],
      ...["3 of 4", "4 of 4"],
    ]);
    await they.ends(people[1]!, { of: people[1]!, on });
    expect(await build.sessionNow(on)).toMatchObject({ taken: 1, waiting: 3, lastNumber: 4 });
    const back = await build.booking(people[1]!, on);
    expect([back.line.number, (await placeInLine(back)).place]).toEqual([5, 4]);
  });

  it("hands a freed place to the first, then on and on, one at a time", async () => {
    const c = await cast();
    const { on, people } = await line(c, 3);
    await they.ends(c.piet, { of: c.piet, on });
    expect(await states(people, on)).toEqual(["offered", "waiting", "waiting"]);
    await they.ends(people[0]!, { of: people[0]!, on });
    expect(await states(people, on)).toEqual(["withdrawn", "offered", "waiting"]);
    const until = (await they.bookingOf({ of: people[1]!, on }))!.offer.until!;
    expect(until).toEqual(hours(4));
    expect(await lapseDue(new Date(until.getTime() - 1))).toBe(0);
    expect(await lapseDue(until)).toBe(1);
    expect(await states(people, on)).toEqual(["withdrawn", "lapsed", "offered"]);
    expect(await build.sessionNow(on)).toMatchObject({ taken: 1, waiting: 0 });
    await expectSound();
  });

  it("lets nobody overtake: a newcomer joins at the end, though a place is being offered", async () => {
    const c = await cast();
    const { on, people } = await line(c, 1);
    await they.ends(c.piet, { of: c.piet, on });
    expect((await build.booking(c.linh, on)).state).toBe("waiting");
    expect(await states(people, on)).toEqual(["offered"]);
    await expectSound();
  });

  it("passes by whom a rule keeps from it, and keeps the reason", async () => {
    const c = await cast();
    const { on, people } = await line(c, 2);
    const clash = await build.session({ host: c.maria, places: 5 });
    await build.booking(people[0]!, clash);
    await they.ends(c.piet, { of: c.piet, on }, hours(1));
    expect(await states(people, on)).toEqual(["waiting", "offered"]);
    expect((await they.bookingOf({ of: people[0]!, on }))!.skipped).toEqual([{ at: hours(1), code: "overlap" }]);
    await expectSound();
  });

  it("passes by whose team is at its cap where nobody decides, and asks where somebody does", async () => {
    for (const mode of ["automatic", "decided"] as const) {
      const c = await cast();
      const { on, people } = await line(c, 1);
      await build.booking(c.linh, await build.session({ host: c.maria, places: 5 }));
      await Department.updateOne({ _id: c.assisted._id }, { $set: { release: { mode, atOnce: 1, staffing: 0 } } });
      await they.ends(c.piet, { of: c.piet, on });
      const passed = (await they.bookingOf({ of: people[0]!, on }))!;
      expect([mode, passed.state, passed.skipped.map(({ code }) => code)]).toEqual(
        mode === "automatic" ? [mode, "waiting", ["cap-reached"]] : [mode, "offered", []],
      );
      expect((await build.sessionNow(on)).taken).toBe(mode === "automatic" ? 0 : 1);
      await expectSound();
    }
  });

  it("leaves a place free when nobody in line may have it; a newcomer who may gets the offer, not the place", async () => {
    const c = await cast();
    const { on, people } = await line(c, 1);
    const clash = await build.session({ host: c.maria, places: 5 });
    await build.booking(people[0]!, clash);
    await they.ends(c.piet, { of: c.piet, on });
    expect(await build.sessionNow(on)).toMatchObject({ taken: 0, waiting: 1 });
    await build.booking(c.linh, on);
    expect(await states([...people, c.linh], on)).toEqual(["waiting", "offered"]);
    await expectSound();
  });

  it("offers a free place as soon as somebody in line may have it", async () => {
    const c = await cast();
    const { on, people } = await line(c, 2);
    const clash = await build.session({ host: c.maria, places: 5 });
    for (const of of people) await build.booking(of, clash);
    await they.ends(c.piet, { of: c.piet, on });
    expect(await offerToThoseWaiting(noon)).toBe(0);
    const skipped = (await they.bookingOf({ of: people[1]!, on }))!.skipped;
    await they.ends(people[1]!, { of: people[1]!, on: clash });
    expect(await offerToThoseWaiting(hours(1))).toBe(1);
    expect(await states(people, on)).toEqual(["waiting", "offered"]);
    expect(skipped).toEqual([{ at: noon, code: "overlap" }]);
    await expectSound();
  });

  it("ends when booking closes, and says so", async () => {
    const c = await cast();
    const { on, people } = await line(c, 1);
    expect(await lapseDue(new Date(hours(44).getTime() - 1))).toBe(0);
    expect(await lapseDue(hours(44))).toBe(1);
    expect(await states(people, on)).toEqual(["lapsed"]);
    expect(await build.sessionNow(on)).toMatchObject({ taken: 1, waiting: 0 });
    expect(await Outbox.countDocuments({ kind: "waiting-lapsed", to: people[0]!._id })).toBe(1);
    await expectSound(hours(44));
  });

  it("puts first whose session was cancelled by the host, once", async () => {
    const c = await cast();
    const lost = await asked(c, c.linh);
    const next = await build.session({ host: c.maria, plan: lost.on.plan, places: 1, startsIn: 72 });
    const after = await build.session({ host: c.maria, plan: lost.on.plan, places: 1, startsIn: 96 });
    for (const on of [next, after]) await build.booking(c.piet, on);
    const [early] = await build.crowd(1, c.assisted);
    for (const on of [next, after]) await build.booking(early!, on);
    await they.cancels(c.maria, lost);
    for (const on of [next, after]) await build.booking(c.linh, on);
    for (const on of [next, after]) await they.ends(c.piet, { of: c.piet, on });
    expect(await states([early!, c.linh], next)).toEqual(["waiting", "offered"]);
    expect(await states([early!, c.linh], after)).toEqual(["offered", "waiting"]);
    await expectSound();
  });

  it("is left for sessions that clash with a firm place, where the person said so", async () => {
    const c = await cast();
    const { on } = await line(c, 0);
    const { book } = await import("#models/booking/booking.ts");
    const wish = { sessionId: String(on._id), personId: String(c.linh._id), aim: "", key: build.key() };
    await book(await build.actor(c.linh), { ...wish, leaveClashing: true }, noon);
    const other = await build.session({ host: c.maria, startsIn: 49 });
    await build.booking(c.linh, other);
    expect((await they.bookingOf({ of: c.linh, on }))!.state).toBe("withdrawn");
    expect(await build.sessionNow(on)).toMatchObject({ taken: 1, waiting: 0 });
    await expectSound();
  });
});
