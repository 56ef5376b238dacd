import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { setClock } from "#app/server/clock.ts";
import { expectSound } from "../audited.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const at = (booking: { _id: unknown }, more: string) => `/bookings/${String(booking._id)}/${more}`;
const stateOf = async (booking: { _id: unknown }) => (await Booking.findById(booking._id).lean())!.state;
const key = "0123456789-form";

/** Linh is booked for the first of two dates of one plan. */
async function booked() {
  const all = await cast();
  const plan = await build.plan(all.maria);
  const first = await build.session({ host: all.maria, plan: plan._id });
  const second = await build.session({ host: all.maria, plan: plan._id, startsIn: 96, places: 1 });
  return { ...all, first, second, held: await build.booking(all.linh, first) };
}

describe("taking another date", () => {
  it("moves in one step, once however often it is sent", async () => {
    const { linh, held, second, first } = await booked();
    const reader = visit(linh);
    expect((await reader.get(at(held, "move"))).html).toContain(`value="${String(second._id)}"`);
    const fields = { session: String(second._id), key, state: "booked", person: "x" };
    const done = await reader.post(at(held, "move"), fields);
    expect((await reader.follow(done)).text).toContain("Your booking was moved.");
    const again = await reader.post(at(held, "move"), fields);
    expect(again.text).toContain("This was already answered: Moved.");
    expect(await stateOf(held)).toBe("moved");
    expect(await Booking.countDocuments({ state: "booked", session: second._id })).toBe(1);
    expect((await build.sessionNow(first)).taken).toBe(0);
    await expectSound();
  });

  it("refuses a full date, none, an unknown one and one that is over, and everything stays", async () => {
    const { linh, noor, maria, held, second } = await booked();
    await build.booking(noor, second);
    const past = await build.session({ host: maria, startsIn: -30 });
    const to = (session: string) => visit(linh).post(at(held, "move"), { session, key });
    const gone = await to(String(second._id));
    expect(gone.status).toBe(422);
    expect(gone.text).toContain("Somebody took the last place a moment ago.");
    expect((await to("")).text).toContain("Please choose one");
    expect((await to(String(past._id))).status).toBe(422);
    expect((await to("0123456789abcdef01234567")).status).toBe(404);
    expect(await stateOf(held)).toBe("booked");
    await expectSound();
  });

  it("is closed to others, and over after the cut-off and after it was given back", async () => {
    const { linh, noor, maria, held, second } = await booked();
    const fields = { session: String(second._id), key };
    for (const other of [noor, maria]) expect((await visit(other).post(at(held, "move"), fields)).status).toBe(403);
    setClock(hours(46));
    expect((await visit(linh).post(at(held, "move"), fields)).text).toContain("Please call María");
    setClock(hours(0));
    await visit(linh).post(at(held, "cancellation"), {});
    expect((await visit(linh).post(at(held, "move"), fields)).text).toContain("This was already answered: Cancelled.");
    expect(await Booking.countDocuments()).toBe(1);
  });
});

describe("giving the place to a colleague", () => {
  it("looks for somebody, gives it, every rule run for them", async () => {
    const { linh, noor, held, first } = await booked();
    const reader = visit(linh);
    expect((await reader.get(`${at(held, "gift")}?words=${encodeURIComponent("الهاشمي")}`)).html).toContain(
      `value="${String(noor._id)}"`,
    );
    expect((await reader.get(`${at(held, "gift")}?words=zzz`)).text).toContain("Nobody of this name");
    const done = await reader.post(at(held, "gift"), { person: String(noor._id), key, aim: "mine", state: "waiting" });
    expect(done.location).toBe("/my-sessions");
    expect(await stateOf(held)).toBe("cancelled");
    expect(await Booking.findOne({ person: noor._id }).lean()).toMatchObject({ state: "booked", session: first._id });
    expect((await build.sessionNow(first)).taken).toBe(1);
    await expectSound();
  });

  it("is refused for the host's own people, oneself, nobody, and while others wait", async () => {
    const { linh, noor, maria, piet, apron, held, first } = await booked();
    const to = (person: string) => visit(linh).post(at(held, "gift"), { person, key });
    expect((await to(String(maria._id))).status).toBe(422);
    expect((await to(String(linh._id))).status).toBe(422);
    expect((await to("")).text).toContain("Please choose one");
    expect((await to("0123456789abcdef01234567")).status).toBe(404);
    expect(await stateOf(held)).toBe("booked");
    for (const other of [...(await build.crowd(3, apron)), piet]) await build.booking(other, first);
    const waited = await to(String(noor._id));
    expect(waited.status).toBe(422);
    expect(waited.text).toContain("1 people wait for a place here, and nobody is overtaken.");
    expect(await stateOf(held)).toBe("booked");
    await expectSound();
  });

  it("is the person's alone", async () => {
    const { noor, maria, ingrid, held } = await booked();
    for (const other of [noor, maria, ingrid]) {
      expect((await visit(other).get(at(held, "gift"))).status).toBe(403);
      expect((await visit(other).post(at(held, "gift"), { person: String(noor._id), key })).status).toBe(403);
    }
    expect(await stateOf(held)).toBe("booked");
  });
});
