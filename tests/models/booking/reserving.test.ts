import { describe, expect, it } from "vitest";
import { allocatePlace, giveReservationBack, lapseReservations, reservePlaces } from "#models/booking/reserving.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";

await freshDatabase();
const { codeOf, counted } = build;

const reserves = async (c: Cast, on: { _id: unknown }, places: number, by: PersonDocument = c.ingrid, now = noon) =>
  reservePlaces(await actor(by), String(on._id), String(c.security._id), places, now);
const names = async (by: PersonDocument, reservation: string, of: PersonDocument, now = noon) =>
  allocatePlace(await actor(by), reservation, { personId: String(of._id), aim: "", key: build.key() }, now);

describe("places held for a team", () => {
  it("count as taken, are named one by one, and no more than there are", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 2 });
    const reservation = await reserves(c, on, 2);
    expect((await build.booking(c.linh, on)).state).toBe("waiting");
    await expectSound();
    expect(await names(c.ingrid, reservation, c.maren)).toMatchObject({ state: "booked" });
    expect(await names(c.ingrid, reservation, c.yusuf)).toMatchObject({ state: "booked" });
    const [third] = await build.crowd(1, c.security);
    expect(await codeOf(names(c.ingrid, reservation, third!))).toBe("none-held");
    expect(await build.sessionNow(on)).toMatchObject({ taken: 2, waiting: 1 });
    await expectSound();
  });

  it("go to the line when they are given back or nobody was named in time", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 3 });
    const reservation = await reserves(c, on, 3);
    const people = await build.crowd(2, c.assisted);
    for (const of of people) await build.booking(of, on);
    await giveReservationBack(await actor(c.ingrid), reservation, noon);
    expect(await codeOf(giveReservationBack(await actor(c.ingrid), reservation, noon))).toBe("already-done");
    for (const of of people) expect((await they.bookingOf({ of, on }))!.state).toBe("offered");
    expect(await build.sessionNow(on)).toMatchObject({ taken: 2, waiting: 0 });
    await Session.updateOne({ _id: on._id }, { $set: { waiting: 1 } });
    expect(await codeOf(reserves(c, on, 1))).toBe("too-few-places"); // free, and somebody waits for it
    await Session.updateOne({ _id: on._id }, { $set: { waiting: 0 } });
    await reserves(c, on, 1);
    expect(await lapseReservations(hours(44))).toBe(1);
    expect((await build.sessionNow(on)).taken).toBe(2);
    await expectSound();
  });

  it("are for who leads the team, and supervisors of their own department alone", async () => {
    const c = await cast();
    const on = await build.session({ host: c.piet, places: 2 });
    const reservation = await reserves(c, on, 1);
    // María supervises somebody elsewhere.
    await Person.updateOne({ _id: c.linh._id }, { $set: { supervisor: c.maria._id } });
    expect((await actor(c.maria)).supervises).toBe(true);
    expect(await codeOf(reserves(c, on, 1, c.maria))).toBe("not-allowed");
    expect(await codeOf(names(c.maria, reservation, c.maren))).toBe("not-allowed");
    expect(await codeOf(giveReservationBack(await actor(c.maria), reservation, noon))).toBe("not-allowed");
  });

  it("never go past the places, nor past those who wait, whoever asks when", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 2 });
    const people = await build.crowd(4, c.assisted);
    const codes = await Promise.all([
      ...people.map((of) => codeOf(they.books(of, { of, on }))),
      codeOf(reserves(c, on, 2)),
    ]);
    expect(counted(codes).done).toBeGreaterThanOrEqual(4);
    expect((await build.sessionNow(on)).taken).toBe(2);
    await expectSound();
  });

  it("are refused twice for one team, for no number of places, for the own department, and to others", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 9 });
    for (const places of [0, -1, 1.5, Number.NaN]) expect(await codeOf(reserves(c, on, places))).not.toBe("done");
    expect((await build.sessionNow(on)).taken).toBe(0);
    await reserves(c, on, 1);
    expect(await codeOf(reserves(c, on, 1))).toBe("already-reserved");
    expect((await build.sessionNow(on)).taken).toBe(1);
    expect(await codeOf(reserves(c, on, 1, c.maren))).toBe("not-allowed");
    expect(await codeOf(reserves(c, on, 1, c.piet))).toBe("not-allowed");
    const own = await build.session({ host: c.ingrid });
    expect(await codeOf(reserves(c, own, 1))).toBe("own-department");
    await expectSound();
  });

  it("are named for the own team alone, every rule run", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 3, clearances: ["airside"] });
    const reservation = await reserves(c, on, 2);
    expect(await codeOf(names(c.ingrid, reservation, c.linh))).toBe("not-of-the-team");
    expect(await codeOf(names(c.piet, reservation, c.maren))).toBe("not-allowed");
    expect(await codeOf(names(c.ingrid, reservation, c.maren))).toBe("clearance-missing");
    expect((await build.sessionNow(on)).taken).toBe(2);
    await expectSound();
  });
});
