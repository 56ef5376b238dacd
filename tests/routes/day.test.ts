import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { Person } from "#models/people/person.document.ts";
import { setClock } from "#app/server/clock.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();
const nowhere = "0123456789abcdef01234567";
const before = (minutes: number) => setClock(new Date(hours(48).getTime() - minutes * 60_000));

/** Linh is booked with María from 12:00 to 14:30 UTC, two days ahead; María's plan has a list. */
async function theDay() {
  const c = await cast();
  const checklist = { opening: ["Vests at the desk"], running: ["Along the belt"], closing: [] };
  const plan = await build.plan(c.maria, { checklist, wear: "Flat shoes", bring: "Badge" });
  const on = await build.session({ host: c.maria, plan: plan._id });
  const booking = await build.booking(c.linh, on, { aim: "See the sorter" });
  const id = String(booking._id);
  return { ...c, on, id, card: `/bookings/${id}/day`, late: `/bookings/${id}/late`, said: `/bookings/${id}/outcome` };
}
const hostPages = (on: { _id: unknown }) => {
  const at = `/sessions/${String(on._id)}`;
  return { day: `${at}/day`, walkIn: `${at}/walk-in`, closing: `${at}/closing` };
};
const now = async (id: string) => (await Booking.findById(id).lean())!;

describe("the day card", () => {
  it("says where, who, what to bring, and lets the person say that they are here, and take it back", async () => {
    const d = await theDay();
    before(25);
    const reader = visit(d.linh);
    const early = await reader.get(d.card);
    for (const words of [
      "Your visit starts in 25 minutes",
      "Staff desk, level 1",
      "Hall supervisor, Baggage Hall and Sorting",
      ...["Flat shoes", "Badge", "“See the sorter”", "Works from today, 11:45"],
    ])
      expect(early.text).toContain(words);
    expect((await reader.post(d.card, { here: "yes" })).text).toContain("It is too early for this");
    before(10);
    const done = await reader.post(d.card, { here: "yes" });
    expect(done.location).toBe(d.card);
    expect((await reader.follow(done)).text).toContain("You are here since 11:50");
    await reader.post(d.card, { here: "no" });
    expect((await now(d.id)).arrivedAt).toBe(null);
    expect((await reader.post(d.card, {})).status).toBe(422);
  });

  it("is the person's alone", async () => {
    const d = await theDay();
    for (const who of [d.maria, d.piet, d.beatriz]) {
      expect((await visit(who).get(d.card)).status).toBe(403);
      expect((await visit(who).post(d.late, { minutes: 10 })).status).toBe(403);
    }
    expect((await visit(d.linh).get(`/bookings/${nowhere}/day`)).status).toBe(404);
    expect((await visit().get(d.card)).location).toContain("/sign-in");
  });

  it("is led to on the day from home, my sessions and the booking", async () => {
    const d = await theDay();
    const leads = () =>
      Promise.all(
        ["/home", "/my-sessions", `/bookings/${d.id}`].map(async (page) =>
          (await visit(d.linh).get(page)).html.includes(`href="${d.card}"`),
        ),
      );
    expect(await leads()).toEqual([false, false, false]);
    before(60);
    expect(await leads()).toEqual([true, true, true]);
  });

  it("offers “I can’t come” as long as the place can be given back, then says whom to call", async () => {
    const d = await theDay();
    const away = `/bookings/${d.id}/cancellation`;
    const reader = visit(d.linh);
    const offered = async () => {
      const pages = await Promise.all(["/home", d.card].map((page) => reader.get(page)));
      return pages.map(({ html }) => html.includes(`href="${away}"`));
    };
    before(4 * 60 + 1);
    expect(await offered()).toEqual([true, true]);
    for (const minutes of [4 * 60, 10, 0, -60]) {
      before(minutes);
      expect(await offered()).toEqual([false, false]);
      expect((await reader.get(d.card)).text).toContain(
        `please call ${d.maria.name} or your supervisor, or press “I am late” and leave a word, so that nobody waits`,
      );
      expect((await reader.get(d.card)).html).toContain(`href="${d.late}"`);
    }
    // The host moved it: everybody is free to leave until it is over.
    await Booking.updateOne({ _id: d.id }, { $set: { freeToLeave: true } });
    expect(await offered()).toEqual([true, true]);
    expect((await reader.post(away, { reason: "" })).location).toBe("/my-sessions");
    expect((await now(d.id)).state).toBe("cancelled");
  });

  it("tells the host of a delay, keeps what was typed when nothing was chosen, and speaks of the time", async () => {
    const d = await theDay();
    before(20);
    const reader = visit(d.linh);
    const wrong = await reader.post(d.late, { note: "The train stands." });
    expect([wrong.status, wrong.html.includes('value="The train stands."')]).toEqual([422, true]);
    const done = await reader.post(d.late, { minutes: 10, note: "The train stands." });
    expect((await reader.follow(done)).text).toContain("You said that you are 10 minutes late “The train stands.”");
    expect((await visit(d.maria).get(hostPages(d.on).day)).text).toContain(
      "Running 10 minutes late: “The train stands.”",
    );
    // What has proved wrong already is not offered.
    expect((await reader.get(d.late)).html).toContain('value="5"');
    setClock(new Date(d.on.startsAt.getTime() + 12 * 60_000));
    const { html } = await reader.get(d.late);
    expect(["5", "10", "15", "20"].filter((minutes) => html.includes(`value="${minutes}"`))).toEqual(["15", "20"]);
  });

  it("says what is the case before it is firm, and when it is over or gone", async () => {
    const d = await theDay();
    const asks = await build.booking(d.maren, d.on);
    expect((await visit(d.maren).get(`/bookings/${String(asks._id)}/day`)).text).toContain(
      "This place is not firm yet",
    );
    await visit(d.linh).post(`/bookings/${d.id}/cancellation`, { reason: "" });
    expect((await visit(d.linh).get(d.card)).text).toContain("This visit does not take place");
    const over = await build.session({ host: d.maria, startsIn: 72 });
    const booking = await build.booking(d.linh, over);
    setClock(hours(80));
    expect((await visit(d.linh).get(`/bookings/${String(booking._id)}/day`)).text).toContain("Your visit is over");
  });
});

describe("the host's day", () => {
  it("lists who comes with their aim, checks in and undoes it, and ticks the list, all without script", async () => {
    const d = await theDay();
    const { day } = hostPages(d.on);
    before(30);
    const host = visit(d.maria);
    const page = await host.get(day);
    for (const words of ["Today you host one person", "“See the sorter”", "0 of 1 here", "Vests at the desk", "0 of 1"])
      expect(page.text).toContain(words);
    await host.post(day, { here: d.id });
    expect((await host.get(day)).text).toContain("1 of 1 here");
    await host.post(day, { gone: d.id });
    expect((await now(d.id)).arrivedAt).toBe(null);
    await host.post(day, { part: "opening", what: "Vests at the desk", done: "yes" });
    expect((await host.get(day)).text).toContain(`${d.maria.name} , today, 12:30`);
    expect((await host.post(day, { part: "opening", what: "Nothing of the list", done: "yes" })).status).toBe(404);
    expect((await host.post(day, { part: "later", what: "x", done: "yes" })).status).toBe(422);
  });

  it("is the hosts' alone", async () => {
    const d = await theDay();
    const pages = Object.values(hostPages(d.on));
    for (const who of [d.linh, d.tomas, d.ingrid])
      for (const page of [...pages, d.said]) expect([page, (await visit(who).get(page)).status]).toEqual([page, 403]);
    for (const page of [...pages, d.said]) {
      expect((await visit(d.beatriz).get(page)).status).toBe(200);
      expect((await visit(d.beatriz).get(page.replace(/[0-9a-f]{24}/, nowhere))).status).toBe(404);
    }
    expect((await visit(d.tomas).post(hostPages(d.on).day, { here: d.id })).status).toBe(403);
    expect((await visit(d.tomas).post(d.said, { outcome: "attended", was: "" })).status).toBe(403);
    expect((await visit(d.tomas).post(hostPages(d.on).closing, {})).status).toBe(403);
  });

  it("shows access needs only where the person shares them, which they set on their account", async () => {
    const d = await theDay();
    const { day } = hostPages(d.on);
    const reader = visit(d.linh);
    await reader.post("/account", { accessNeeds: "A step-free way" });
    expect((await visit(d.maria).get(day)).text).not.toContain("A step-free way");
    const saved = await reader.post("/account", { accessNeeds: "A step-free way", sharesNeeds: "yes" });
    expect((await reader.follow(saved)).text).toContain("Hosts of sessions you are booked on see it.");
    expect((await visit(d.maria).get(day)).text).toContain("A step-free way (shared with you)");
    expect((await Person.findById(d.linh._id).lean())!.sharesNeeds).toBe(true);
    const long = await reader.post("/account", { accessNeeds: "x".repeat(301) });
    expect([long.status, long.text.includes("300")]).toEqual([422, true]);
  });

  it("adds somebody who did not book, or says why not", async () => {
    const d = await theDay();
    const { walkIn } = hostPages(d.on);
    before(5);
    const host = visit(d.maria);
    const found = await host.get(`${walkIn}?words=noor`);
    expect(found.status).toBe(200);
    const key = build.key();
    const done = await host.post(walkIn, { person: String(d.noor._id), aim: "", key });
    expect((await host.follow(done)).text).toContain("is on the list and checked in.");
    const own = await host.post(walkIn, { person: String(d.maria._id), aim: "Kept", key: build.key() });
    expect(own.status).toBe(422);
    expect(own.text).toContain("works in this department, and sessions are for the others. Nobody was added.");
    const released = await host.post(walkIn, { person: String(d.maren._id), aim: "", key: build.key() });
    expect(released.text).toContain("Security Checkpoint North decides who may be away, and nobody has released Maren");
    expect((await host.post(walkIn, { aim: "", key: build.key() })).status).toBe(422);
  });

  it("says what happened; the second of two hosts hears the first, and a correction stands in the timeline", async () => {
    const d = await theDay();
    expect((await visit(d.maria).get(d.said)).text).toContain("This can be said once the session has begun.");
    setClock(hours(49));
    const [one, other] = [visit(d.maria), visit(d.beatriz)];
    await one.get(d.said);
    const done = await one.post(d.said, { outcome: "no-show", was: "" });
    const list = await one.follow(done);
    expect(list.text).toContain(`${d.linh.name}: Did not come.`);
    expect(list.text).not.toContain("Check in");
    const late = await other.post(d.said, { outcome: "attended", was: "" });
    expect([late.status, (await now(d.id)).outcome]).toEqual([422, "no-show"]);
    // The page's script reads what lies behind the form anew only after an answer below 400: it would ask with the old `was` for ever.
    const byScript = await other.post(`${d.said}.data`, { outcome: "attended", was: "" });
    expect([byScript.status, byScript.html.includes("was faster and said"), (await now(d.id)).outcome]).toEqual([
      200,
      true,
      "no-show",
    ]);
    expect(late.text).toContain(
      `${d.maria.name} was faster and said: Did not come. If that is not right, please correct it.`,
    );
    const again = await one.post(d.said, { outcome: "attended", was: "" });
    expect(again.text).toContain("You have said this already: Did not come. If that is not right, please correct it.");
    expect([again.status, again.text.includes("was faster")]).toEqual([422, false]);
    await other.post(d.said, { outcome: "attended", was: "no-show" });
    expect((await now(d.id)).outcome).toBe("attended");
    const { text } = await visit(d.linh).get(`/bookings/${d.id}`);
    expect(text).toContain("Attended; before that it said: Did not come");
    expect((await one.post(d.said, { outcome: "splendid", was: "" })).status).toBe(422);
  });

  it("closes: asks first, says what is empty, and is finished then", async () => {
    const d = await theDay();
    const { day, closing } = hostPages(d.on);
    const host = visit(d.maria);
    setClock(hours(49));
    expect((await host.get(closing)).text).toContain("This session can be closed from");
    expect((await host.post(closing, {})).status).toBe(422);
    setClock(hours(51));
    expect((await host.get("/hosting")).text).toContain("Not closed yet");
    expect((await host.get("/home")).text).toContain("Not closed yet");
    const page = await host.get(closing);
    expect(page.text).toContain("Of one person nobody has said yet what happened:");
    expect(page.text).toContain("2 steps of the list are not ticked.");
    const done = await host.post(closing, { booking: [d.id], outcome: ["partly"] });
    expect((await host.follow(done)).text).toContain("This session is closed");
    expect((await now(d.id)).outcome).toBe("partly");
    expect((await host.post(closing, {})).text).toContain("has closed this session already");
    expect((await host.post(day, { part: "opening", what: "Vests at the desk", done: "yes" })).status).toBe(422);
    expect((await host.get("/hosting")).text).not.toContain("Not closed yet");
  });
});
