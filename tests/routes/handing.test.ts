import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { setClock } from "#app/server/clock.ts";
import { expectSound } from "../audited.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { madeOnce } from "../rows.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const at = (booking: { _id: unknown }, more: string) => `/bookings/${String(booking._id)}/${more}`;
const stateOf = async (booking: { _id: unknown }) => (await Booking.findById(booking._id).lean())!.state;
const key = "0123456789-form";

/** Linh is booked for the first of two dates of one plan. */
const booked = madeOnce(async () => {
  const all = await cast();
  const plan = await build.plan(all.maria);
  const first = await build.session({ host: all.maria, plan: plan._id });
  const second = await build.session({ host: all.maria, plan: plan._id, startsIn: 96, places: 1 });
  return { ...all, first, second, held: await build.booking(all.linh, first) };
});

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

  it("says before whom it asks anew, lists what can be had alone, and leads from the old booking to the new one", async () => {
    const { maren, ingrid, beatriz, maria, piet, first, second } = await booked();
    const mine = await build.booking(maren, first);
    expect((await visit(ingrid).post(at(mine, "release"), { answer: "release" })).status).toBe(302);
    const clash = await build.session({ host: maria, plan: first.plan, startsIn: 120 });
    await build.booking(maren, await build.session({ host: piet, startsIn: 120 }));
    const reader = visit(maren);
    const page = await reader.get(at(mine, "move"));
    expect(page.text).toContain("Ingrid Solheim must agree to it first. If that is declined you have neither.");
    expect(page.text).toContain("Ask for this date instead");
    expect(page.text).toContain("Valdemora, 1 of 1 places left");
    expect([page.html.includes(String(second._id)), page.html.includes(String(clash._id))]).toEqual([true, false]);
    const done = await reader.post(at(mine, "move"), { session: String(second._id), key });
    const old = await reader.get(`/bookings/${String(mine._id)}`);
    expect(old.html).toContain(`href="${done.location}"`);
    expect(old.text).toContain("See the new booking");
    expect((await visit(beatriz).get(`/bookings/${String(mine._id)}`)).text).not.toContain("to another date");
  });

  it("is a coordinator's to do for somebody, who is then released and told", async () => {
    const { linh, maren, ingrid, beatriz, first, held, second } = await booked();
    expect((await visit(ingrid).get(`/bookings/${String(held._id)}`)).status).toBe(403);
    const booking = await visit(beatriz).get(`/bookings/${String(held._id)}`);
    expect(booking.text).toContain(`Move ${linh.name} to another date`);
    const page = await visit(beatriz).get(at(held, "move"));
    expect(page.text).toContain(`${linh.name} is told, and the place moves in one step`);
    const done = await visit(beatriz).post(at(held, "move"), { session: String(second._id), key });
    expect((await visit(beatriz).get(done.location!)).text).toContain(`${linh.name} is booked`);
    const own = await build.booking(maren, first);
    await visit(ingrid).post(at(own, "release"), { answer: "release" });
    expect((await visit(ingrid).get(`/bookings/${String(own._id)}`)).text).not.toContain("to another date");
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
    for (const way of ["move", "gift"]) {
      const { status, text, html } = await visit(linh).get(at(held, way));
      expect([status, text.includes("Places can be given back until 4 hours before the start")]).toEqual([200, true]);
      expect(html).not.toContain("<fieldset");
      expect(html).not.toContain('name="words"');
    }
    setClock(hours(0));
    await visit(linh).post(at(held, "cancellation"), {});
    for (const way of ["move", "gift"])
      expect((await visit(linh).get(at(held, way))).text).toContain("This was already answered: Cancelled.");
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
    const { text } = await reader.get(at(held, ""));
    expect(text).toContain(`You have given this place to ${noor.name}`);
    expect(text).toContain(`You gave the place to ${noor.name}`);
    const theirs = await Booking.findOne({ person: noor._id }).lean();
    const got = await visit(noor).get(at(theirs!, ""));
    expect(got.text).toContain(`${linh.name} gave you the place`);
    expect(got.text).not.toContain("booked and released");
    await expectSound();
  });

  it("is refused for the host's own people, oneself, nobody, and while others wait", async () => {
    const { linh, noor, maria, piet, apron, held, first } = await booked();
    const to = (person: string) => visit(linh).post(at(held, "gift"), { person, key });
    const hers = await to(String(maria._id));
    expect(hers.status).toBe(422);
    expect(hers.text).toContain(
      `${maria.name} cannot have the place. They would read: “This is your own department. Understudy takes you to the others: please choose one of theirs.”`,
    );
    expect((await to(String(linh._id))).text).toContain("This place is yours already.");
    expect((await to("")).text).toContain("Please choose one");
    expect((await to("0123456789abcdef01234567")).status).toBe(404);
    expect(await stateOf(held)).toBe("booked");
    for (const other of [...(await build.crowd(3, apron)), piet]) await build.booking(other, first);
    const waited = await to(String(noor._id));
    expect(waited.status).toBe(422);
    expect(waited.text).toContain("1 person waits for a place here, and nobody is overtaken.");
    expect((await visit(linh).get(at(held, "gift"))).html).not.toContain('name="words"');
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
