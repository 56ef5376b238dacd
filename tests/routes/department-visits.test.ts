import { describe, expect, it } from "vitest";
import { setClock } from "#app/server/clock.ts";
import { sayOutcome } from "#models/booking/saying.ts";
import { Department } from "#models/people/department.document.ts";
import { depend } from "#models/people/dependence.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const at = (department: { _id: unknown }) => `/departments/${String(department._id)}`;

describe("ways to visit a department", () => {
  it("are its plans with the next date the reader can have, and its soonest dates", async () => {
    const c = await cast();
    const plan = await build.plan(c.maria, { clearances: ["Airside badge"], minutes: 20, kind: "meet-and-greet" });
    await build.session({ host: c.maria, plan: plan._id, startsIn: 24 });
    const open = await build.plan(c.maria, { title: "Sorting by night", places: 1, askHost: true, version: 3 });
    const full = await build.session({ host: c.maria, plan: open._id, startsIn: 48 });
    await build.booking(c.noor, full);
    const free = await build.session({ host: c.maria, plan: open._id, startsIn: 72 });
    await build.plan(c.maria, { title: "Not yet published" });
    const { text, html } = await visit(c.linh).get(at(c.baggage));
    expect(text).toContain("Ways to visit 3 dates, 1 free for you");
    expect(text).toContain(
      "The path of a bag Meet-and-greet · 4 places, Valdemora · Needs Airside badge · Plan version 1",
    );
    expect(text).toContain("You need “Airside badge” on that day and none is on your record.");
    expect(text).toContain(
      "Sorting by night Observation · 1 place, Valdemora · No clearance needed · The host decides on each visitor · Plan version 3",
    );
    expect(text).toContain("next Sat 28 Nov, 12:00 2 dates, 1 free for you");
    expect(html).toContain(`href="/sessions/${String(free._id)}"`);
    expect(text).toContain(
      "Not yet published Observation · 4 places, Valdemora · No clearance needed · Plan version 1 no date yet",
    );
    expect(html).toContain(`href="/find?can=&amp;department=${String(c.baggage._id)}"`);
    expect(text.indexOf("Join waiting list")).toBeGreaterThan(text.indexOf("Coming dates"));
  });

  it("leave out retired plans, past and cancelled dates, and other departments", async () => {
    const c = await cast();
    const plan = await build.plan(c.maria, { title: "Given up" });
    await Plan.updateOne({ _id: plan._id }, { $set: { retiredAt: hours(-1) } });
    await build.session({ host: c.tomas });
    await build.session({ host: c.maria, plan: plan._id, startsIn: -5 });
    await build.session({ host: c.maria, plan: plan._id, state: "cancelled" });
    const { text } = await visit(c.linh).get(at(c.baggage));
    expect(text).toContain("Ways to visit No date is published at the moment.");
    expect(text).toContain("Nothing can be visited here yet");
    expect(text).not.toContain("Given up");
    expect(text).not.toContain("Coming dates");
  });

  it("stand beside who depends on whom, with the visits both ways of the last year, and what became of remarks", async () => {
    const c = await cast();
    const lead = await build.actor(c.beatriz, hours(0));
    for (const [on, why] of [
      [c.apron, "Stands in time"],
      [c.security, "Screened bags"],
    ] as const)
      await depend(lead, String(c.baggage._id), { departmentId: String(on._id), why }, hours(0));
    const [there, here] = [await build.session({ host: c.piet }), await build.session({ host: c.maria, startsIn: 72 })];
    const visits = [
      await build.booking(c.maria, there),
      await build.booking(c.piet, here),
      await build.booking(c.linh, here),
    ];
    const { text: before } = await visit(c.linh).get(at(c.baggage));
    expect(before).toContain("Apron Control Stands in time no visit");
    expect(before).not.toContain("You said, we did");
    for (const [by, booking, when] of [
      [c.piet, visits[0]!, hours(73)],
      [c.maria, visits[1]!, hours(97)],
      [c.maria, visits[2]!, hours(97)],
    ] as const)
      await sayOutcome(await build.actor(by, when), String(booking._id), { outcome: "attended", was: null }, when);
    setClock(hours(100));
    const { text, html } = await visit(c.linh).get(at(c.baggage));
    expect(text).toContain("Apron Control Stands in time 2 visits");
    expect(text).toContain("Security Checkpoint North Screened bags no visit");
    expect(html.match(/<path class="(never|strong)"/g)).toEqual(['<path class="strong"', '<path class="never"']);
  });

  it("of the own department are shown without a way in", async () => {
    const c = await cast();
    await build.session({ host: c.maria });
    const { text } = await visit(c.maria).get(at(c.baggage));
    expect(text).toContain("Ways to visit This is your own department: places in its sessions are for the others.");
    const [colleague] = await build.crowd(1, c.baggage);
    const { text: theirs } = await visit(colleague!).get(at(c.baggage));
    expect(theirs).toContain("Ways to visit This is your own department: places in its sessions are for the others.");
    expect(theirs).not.toContain("Understudy takes you to the others"); // said once, in the figures
    expect(text).not.toContain("See the one date");
  });

  it("can be followed: its new dates come by letter until that is stopped, from its page or from the list of all", async () => {
    const c = await cast();
    const reader = visit(c.maren);
    const [department, what] = [String(c.baggage._id), "tell"];
    expect((await reader.get("/following")).text).toContain("You hear of no department's new dates");
    expect((await reader.get(at(c.baggage))).text).toContain("Tell me about new dates");
    const told = await reader.post("/following", { department, what, from: "department" });
    expect(told.location).toBe(at(c.baggage));
    expect((await reader.get(at(c.baggage))).text).toContain("Stop telling me");
    expect((await reader.get("/following")).text).toContain("BAG Baggage Hall and Sorting Stop telling me");
    expect((await reader.get("/account")).text).toContain("You hear of one department's new dates.");
    expect((await visit(c.yusuf).get("/following")).text).not.toContain("Baggage");
    expect((await reader.post("/following", { department, what: "stop" })).location).toBe("/following");
    expect((await reader.get("/following")).text).toContain("You hear of no department's new dates");
    // Bad input: nothing changes.
    const own = await reader.post("/following", { department: String(c.security._id), what });
    expect([own.status, own.text.includes("This is your own department.")]).toEqual([422, true]);
    expect((await reader.post("/following", { department: "f".repeat(24), what })).status).toBe(404);
    const all: Record<string, string>[] = [
      { department: "x", what },
      { department, what: "all" },
      { department, what, from: "//x" },
      {},
    ];
    for (const wrong of all) expect((await reader.post("/following", wrong)).status).toBe(422);
    expect((await visit(null).post("/following", { department, what })).location).toContain("/sign-in");
    expect((await reader.get(at(c.security))).text).not.toContain("Tell me about new dates");
    expect((await reader.get("/following")).text).toContain("You hear of no department's new dates");
  });

  it("can be suggested a date, which a host publishes from the form that is filled in, or declines with words", async () => {
    const c = await cast();
    const reader = visit(c.maren);
    // Without a plan there is nothing to publish from yet: its host reads so.
    const bare = await reader.post(`${at(c.apron)}/proposal`, { date: "2026-12-08", clock: "13:00", key: "form-bare" });
    const unplanned = await visit(c.piet).get(bare.location!);
    expect(unplanned.text).toContain("Write a plan first A date is published from a plan");
    expect(unplanned.html).toContain('href="/plans/new"');
    await reader.post(bare.location!, { what: "withdraw" });
    await Department.updateOne(
      { _id: c.baggage._id },
      { $set: { peaks: [{ from: "2026-12-20", until: "2026-12-21" }] } },
    );
    const plan = await build.plan(c.maria, { title: "Sorting by night" });
    const form = `${at(c.baggage)}/proposal`;
    expect((await reader.get(form)).text).toContain("on their peak days: Sunday 20 December to Monday 21 December.");
    expect((await reader.get(at(c.baggage))).html).toContain(`href="${form}"`);
    expect((await reader.get(form)).text).toContain("Whatever suits you Sorting by night");
    const wish = {
      planId: String(plan._id),
      date: "2026-12-08",
      clock: "13:00",
      words: "Nights.",
      key: "form-suggest",
    };
    // Bad input: a sentence at the field, what was typed kept.
    const wrong = await reader.post(form, { ...wish, date: "2026-02-30" });
    expect([wrong.status, wrong.html.includes("Nights.")]).toEqual([422, true]);
    for (const bad of [
      { ...wish, clock: "25:00" },
      { ...wish, planId: "f".repeat(24) },
      { ...wish, date: "2026-11-01" },
    ])
      expect((await reader.post(form, bad)).status).toBe(422);
    expect((await reader.get(`${at(c.security)}/proposal`)).status).toBe(403);
    expect((await reader.get(`/departments/${"f".repeat(24)}/proposal`)).status).toBe(404);
    const { location } = await reader.post(form, { ...wish, state: "published", person: String(c.yusuf._id) });
    expect((await reader.post(form, wish)).location).toBe(location);
    expect((await reader.post(form, { ...wish, key: "form-another" })).text).toContain("waits there already");
    expect((await reader.get(form)).html).toContain(`href="${location!}"`); // said before anything is typed
    expect((await reader.get(location!)).text).toContain("The hosts have not answered yet");
    expect((await reader.get("/my-sessions")).text).toContain("Dates you suggested 12:00 Tue 8 Dec Sorting by night");
    // The host's desk leads to the form that publishes it.
    const host = visit(c.maria);
    expect((await host.get("/plans")).text).toContain("Slots 1");
    expect((await host.get("/hosting")).text).toContain(`Dates that people suggest 13:00 Tue 8 Dec ${c.maren.name}`);
    const page = await host.get(location!);
    const to = /href="(\/plans\/[^"]*proposal=[^"]*)"/.exec(page.html)![1]!.replaceAll("&amp;", "&");
    const filled = await host.get(to);
    expect(filled.text).toContain(`This answers a suggestion of ${c.maren.name}, Sorting by night, Tue 8 Dec, 13:00.`);
    expect(filled.html).toMatch(/name="date"[^>]*value="2026-12-08"/);
    expect((await visit(c.yusuf).get(location!)).status).toBe(403);
    expect((await visit(c.yusuf).post(location!, { what: "decline", answer: "No." })).status).toBe(403);
    // A form that is wrong, too, is answered as the door is.
    expect((await visit(c.yusuf).post(location!, {})).status).toBe(403);
    expect((await host.post(`/proposals/${"f".repeat(24)}`, {})).status).toBe(404);
    expect((await host.post(location!, { what: "decline", answer: " " })).status).toBe(422);
    const slot = { date: "2026-12-09", clock: "13:00", places: "2", meetingPoint: "E7", hostId: String(c.maria._id) };
    const proposal = location!.split("/").at(-1)!;
    const published = await host.post(to.split("?")[0]!, { ...slot, proposal, key: "form-publish" });
    expect((await reader.get(location!)).html).toContain(`href="${published.location!}"`);
    // Each one goes to every host by mail: nobody sends many in a row.
    const tries = Array.from({ length: 11 }, async (_, n) =>
      visit(c.noor).post(form, { ...wish, key: `form-many-${n}` }),
    );
    const many = await Promise.all(tries);
    expect(many.filter(({ text }) => text.includes("That was tried too often."))).toHaveLength(1);
    // Whoever publishes for it second reads that it was answered; pressed again, the date stands by itself.
    expect((await host.get(published.location!)).text).toContain("People find it from now on.");
    const second = await host.post(to.split("?")[0]!, { ...slot, proposal, clock: "15:00", key: "form-second" });
    expect(second.status).toBe(422);
    expect(second.text).toContain("was answered or taken back meanwhile, so nothing is published");
    expect(second.html).not.toContain('name="proposal"');
    expect(second.html).toMatch(/name="clock"[^>]*value="15:00"/);
    expect((await host.post(to.split("?")[0]!, { ...slot, clock: "15:00", key: "form-second" })).status).toBe(302);
    expect((await host.post(location!, { what: "decline", answer: "No." })).status).toBe(422);
    expect((await reader.post(location!, { what: "withdraw" })).status).toBe(422);
  });
});
