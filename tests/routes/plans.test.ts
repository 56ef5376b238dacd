import { Types } from "mongoose";
import { describe, expect, it } from "vitest";
import { textsFor } from "#models/shared/texts/index.ts";
import { Department } from "#models/people/department.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const nowhere = "0123456789abcdef01234567";

const written = (more: Record<string, string> = {}) => ({
  ...{ title: "The path of a bag, from belt to hold", kind: "observation", aims: "Follow one bag." },
  agenda: "15 Welcome, vest @ briefing room E7.02\n\n45  Screening level 3",
  ...{ opening: "Count the vests\nSay where not to stand", running: "", closing: "Ask for questions" },
  ...{ bring: "Your badge", wear: "Flat shoes", goodToKnow: "48 steps", meetingPoint: "Entrance E7" },
  ...{ minutes: "150", places: "6", minimum: "2", clearances: "Airside badge\nSafety film" },
  ...more,
});

describe("plans", () => {
  it("are written in one form, then lead to publishing", async () => {
    const { maria, baggage, valdemora } = await cast();
    const fields = written({
      departmentId: String(baggage._id),
      siteId: String(valdemora._id),
      version: "9",
      state: "x",
    });
    const done = await visit(maria).post("/plans/new", fields);
    const plan = await Plan.findOne().lean();
    expect(done.location).toBe(`/plans/${String(plan!._id)}/sessions/new`);
    expect(plan).toMatchObject({
      ...{ title: fields.title, version: 1, minutes: 150, places: 6, minimum: 2, askHost: false },
      agenda: [
        { minutes: 15, what: "Welcome, vest", where: "briefing room E7.02" },
        { minutes: 45, what: "Screening level 3", where: "" },
      ],
      checklist: {
        opening: ["Count the vests", "Say where not to stand"],
        running: [],
        closing: ["Ask for questions"],
      },
      clearances: ["Airside badge", "Safety film"],
    });
    expect((await visit(maria).get("/plans")).text).toContain("The path of a bag, from belt to hold");
  });

  it.each([
    ["title", "", "Please fill this in"],
    ["title", "x".repeat(121), "Please use at most 120 characters"],
    ["kind", "party", "Please choose one"],
    ["places", "0", "Enter a whole number from 1 to 200"],
    ["places", "-1", "Enter a whole number from 1 to 200"],
    ["places", "1.5", "Enter a whole number from 1 to 200"],
    ["minutes", "5", "Enter a whole number from 15 to 1440"],
    ["minimum", "7", "The least number cannot be more than the 6 places"],
    ["agenda", "15 Welcome\nand then lunch", "Line 2 needs minutes, then what happens"],
    ["agenda", "60 Sorting\n91 The hall", "Its parts take 151 minutes, and the visit only 150"],
    ["meetingPoint", " ", "Please fill this in"],
    ["siteId", "Valdemora", "Please choose one from the list"],
  ])("refuse %s %j with a sentence at the field, and keep what was typed", async (name, value, sentence) => {
    const { maria, baggage, valdemora } = await cast();
    const fields = written({
      departmentId: String(baggage._id),
      siteId: String(valdemora._id),
      wear: "Typed just now",
    });
    const refused = await visit(maria).post("/plans/new", { ...fields, [name]: value });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
    expect(refused.html).toContain(`href="#${name}"`);
    expect(refused.html).toContain("Typed just now");
    expect(await Plan.countDocuments()).toBe(0);
  });

  it("name the field before its sentence in the summary of errors", async () => {
    const { maria, baggage, valdemora } = await cast();
    const fields = written({ departmentId: String(baggage._id), siteId: String(valdemora._id) });
    const refused = await visit(maria).post("/plans/new", { ...fields, places: "0", siteId: "" });
    const { site, places } = textsFor("en").plan.fields;
    expect(refused.html).toContain(`<a href="#siteId">${site}: `);
    expect(refused.html).toContain(`<a href="#places">${places}: `);
  });

  it("are written once, however often the form is sent", async () => {
    const { maria, baggage, valdemora } = await cast();
    const fields = written({ departmentId: String(baggage._id), siteId: String(valdemora._id), key: "0123456789-key" });
    const [first, second] = [
      await visit(maria).post("/plans/new", fields),
      await visit(maria).post("/plans/new", fields),
    ];
    expect(second.location).toBe(first.location);
    expect(await Plan.countDocuments()).toBe(1);
  });

  it("show themselves as they would be typed, and change by version", async () => {
    const { maria, baggage, valdemora } = await cast();
    const host = visit(maria);
    const fields = written({ siteId: String(valdemora._id), askHost: "yes" });
    await host.post("/plans/new", { ...fields, departmentId: String(baggage._id) });
    const plan = (await Plan.findOne().lean())!;
    const at = `/plans/${String(plan._id)}`;
    expect((await host.get(at)).html).toContain("15 Welcome, vest @ briefing room E7.02\n45 Screening level 3");
    const saved = await host.post(at, { ...fields, title: "A bag’s way", version: "1" });
    expect(saved.location).toBe("/plans");
    expect(await Plan.findOne().lean()).toMatchObject({ title: "A bag’s way", version: 2, askHost: true });
    const twice = await host.post(at, { ...fields, title: "Too late", version: "1" });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("Somebody changed this plan while you had the page open.");
    expect(twice.html).toContain("Too late");
  });

  it("are closed to those who host nothing there", async () => {
    const { linh, tomas, maria, baggage, ambar } = await cast();
    const plan = await build.plan(maria);
    const at = `/plans/${String(plan._id)}`;
    expect((await visit(linh).get("/plans")).text).toContain("You host for no department");
    expect((await visit(linh).get("/plans/new")).status).toBe(403);
    const fields = written({ departmentId: String(baggage._id), siteId: String(ambar._id), version: "1" });
    for (const address of ["/plans/new", at]) expect((await visit(tomas).post(address, fields)).status).toBe(403);
    for (const address of [at, `${at}/sessions/new`]) expect((await visit(tomas).get(address)).status).toBe(403);
    expect((await visit(maria).get(`/plans/${nowhere}`)).status).toBe(404);
    expect(await Plan.findOne().lean()).toMatchObject({ title: plan.title, version: 1 });
  });
});

/** The section of the navigation that is lit. */
const here = (html: string) => {
  const bar = /<nav class="sections.*?<\/nav>/s.exec(html)![0];
  const link = /<a [^>]*aria-current="page"[^>]*>/.exec(bar)?.[0] ?? "";
  return /href="([^"]*)"/.exec(link)?.[1];
};

describe("publishing", () => {
  async function ready() {
    const all = await cast();
    const plan = await build.plan(all.maria, { title: "The path of a bag" });
    const fields = { date: "2026-12-08", clock: "13:00", places: "6", meetingPoint: "Entrance E7" };
    return {
      ...all,
      at: `/plans/${String(plan._id)}/sessions/new`,
      fields: { ...fields, hostId: String(all.maria._id) },
    };
  }

  it("makes one session at the site's clock, once however often it is sent", async () => {
    const { maria, linh, at, fields } = await ready();
    const host = visit(maria);
    const first = await host.post(at, { ...fields, key: "0123456789-key", state: "cancelled", taken: "5" });
    const second = await host.post(at, { ...fields, key: "0123456789-key" });
    const sessions = await Session.find().lean();
    expect(sessions).toHaveLength(1);
    expect(first.location).toBe(`/sessions/${String(sessions[0]!._id)}`);
    expect(second.location).toBe(first.location);
    expect(sessions[0]).toMatchObject({
      startsAt: new Date("2026-12-08T12:00Z"),
      places: 6,
      taken: 0,
      state: "published",
    });
    expect((await host.follow(first)).text).toContain("The session is published.");
    const lit = async (who: typeof maria) => here((await visit(who).get(first.location!)).html);
    expect([await lit(maria), await lit(linh)]).toEqual(["/hosting", "/find"]);
    const desk = await host.get("/hosting");
    expect(desk.text).toContain("The path of a bag");
    expect(desk.html).toContain(`href="${at}"`);
  });

  it("refuses a time that does not exist, and says which two do", async () => {
    const { maria, at, fields } = await ready();
    const refused = await visit(maria).post(at, { ...fields, date: "2027-03-28", clock: "02:30" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      "This time does not exist on that day, because the clocks go forward. Take 01:30 or 03:30.",
    );
    expect(refused.html).toContain('value="02:30"');
    expect(await Session.countDocuments()).toBe(0);
  });

  it("asks which of two equal times is meant, and takes the answer", async () => {
    const { maria, at, fields } = await ready();
    const twice = { ...fields, date: "2027-10-31", clock: "02:30" };
    const asked = await visit(maria).post(at, twice);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain("The first 02:30, before the clocks go back (GMT+2)");
    expect(asked.text).toContain("The second 02:30, after the clocks went back (GMT+1)");
    await visit(maria).post(at, { ...twice, which: "later" });
    expect(await Session.findOne().lean()).toMatchObject({ startsAt: new Date("2027-10-31T01:30Z") });
  });

  it.each([
    ["places", "0", "Enter a whole number from 1 to 200"],
    ["places", "-1", "Enter a whole number from 1 to 200"],
    ["places", "1.5", "Enter a whole number from 1 to 200"],
    ["date", "2026-11-24", "This time is over. Please take a later date."],
    ["date", "2030-01-01", "Please take a date within 730 days from today"],
    ["date", "8.12.2026", "Enter a date, year first, such as 2027-03-31"],
    ["clock", "noon", "Enter a time, such as 09:30"],
    ["meetingPoint", "", "Please fill this in"],
  ])("refuses %s %j with a sentence, and keeps what was typed", async (name, value, sentence) => {
    const { maria, at, fields } = await ready();
    const kept = name === "meetingPoint" ? { places: "17" } : { meetingPoint: "Typed just now" };
    const refused = await visit(maria).post(at, { ...fields, ...kept, [name]: value });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
    expect(refused.html).toContain(`value="${Object.values(kept)[0]!}"`);
    expect(await Session.countDocuments()).toBe(0);
  });

  it("shows the date beside the form as it will be, with what stands in its way, and publishes nothing by that", async () => {
    const { maria, at, fields } = await ready();
    await build.session({ host: maria, title: "Winter briefing", startsAt: new Date("2026-12-08T13:00Z") });
    const shown = await visit(maria).get(`${at}?${new URLSearchParams(fields)}`);
    expect(shown.text).toContain("Tue 8 Dec 13:00 to 15:30 6 places, Entrance E7");
    expect(shown.text).toContain("The host is with “Winter briefing”.");
    expect(shown.html).toContain('value="2026-12-08"');
    const before = await visit(maria).get(`${at}?${new URLSearchParams({ ...fields, clock: "11:20" })}`);
    expect(before.text).toContain("The host is with “Winter briefing” from 14:00 that day. Tight, but free.");
    const empty = await visit(maria).get(at);
    expect(empty.text).toContain("Choose a day and a time");
    const wrong = await visit(maria).get(`${at}?${new URLSearchParams({ ...fields, places: "0" })}`);
    expect([wrong.status, wrong.text.includes("Enter a whole number from 1 to 200")]).toEqual([200, true]);
    const twice = { ...fields, date: "2027-10-31", clock: "02:30" };
    const asked = await visit(maria).get(`${at}?${new URLSearchParams(twice)}`);
    expect(asked.text).toContain("The first 02:30, before the clocks go back (GMT+2)");
    const later = await visit(maria).get(`${at}?${new URLSearchParams({ ...twice, which: "later" })}`);
    expect(later.text).toContain("Sun 31 Oct 02:30 (GMT+1) to 05:00 6 places, Entrance E7");
    expect(await Session.countDocuments()).toBe(1);
  });

  it("says of a host where they are then, and of nobody else, whoever the address names", async () => {
    const { maria, tomas, piet, at, fields } = await ready();
    const elsewhere = await build.session({ host: tomas, title: "A quiet visit", startsAt: new Date("2026-12-08T13:00Z") }); // prettier-ignore
    for (const person of [piet, maria]) await build.booking(person, elsewhere);
    const week = { weekday: "2", from: "2026-12-08", until: "2026-12-08", everyWeeks: "1" };
    for (const [page, says] of [
      [at, "The host is with “A quiet visit”."],
      [at.replace("sessions/new", "pattern"), "Left out: the host is with “A quiet visit”"],
    ] as const) {
      const ask = (hostId: unknown) => new URLSearchParams({ ...fields, ...week, hostId: String(hostId) });
      expect((await visit(maria).get(`${page}?${ask(maria._id)}`)).text).toContain(says);
      expect((await visit(maria).get(`${page}?${ask(piet._id)}`)).text).not.toContain("A quiet visit");
    }
  });

  it("lets another plan of the host be chosen, for one date and for many, and stands under Slots", async () => {
    const { maria, tomas, at, fields } = await ready();
    const other = await build.plan(maria, { title: "Night belt" });
    const foreign = await build.plan(tomas, { title: "One passenger" });
    const page = await visit(maria).get(at);
    expect(page.html).toMatch(/<option value="[0-9a-f]{24}">Night belt<\/option>/);
    expect(page.html).not.toContain("One passenger");
    expect(here(page.html)).toBe("/hosting");
    const long = await build.plan(maria, { title: "Sorting by hand when the belt stands still" });
    expect((await visit(maria).get(`/plans/${String(long._id)}/sessions/new`)).text).toMatch(
      /Sorting by hand when the belt stands still \(version 1\): /,
    );
    const to = `/plans/${String(other._id)}/sessions/new`;
    const { date, clock } = fields;
    const chosen = await visit(maria).get(`${at}?plan=${String(other._id)}&date=${date}&clock=${clock}`);
    expect([chosen.status, chosen.location]).toEqual([302, `${to}?date=2026-12-08&clock=13%3A00`]);
    const many = await visit(maria).get(`${at.replace("sessions/new", "pattern")}?plan=${String(other._id)}`);
    expect([many.status, many.location]).toEqual([302, to.replace("sessions/new", "pattern")]);
    const same = await visit(maria).get(`${at}?plan=${at.split("/")[2]}`);
    expect(same.status).toBe(200);
    expect((await visit(maria).get(`${at}?plan=//evil.example`)).status).toBe(200);
    expect((await visit(maria).get(`/plans/${String(foreign._id)}/sessions/new`)).status).toBe(403);
  });

  it("asks about “5 ”, takes only one of the department's hosts, and nobody else's plan", async () => {
    const { maria, tomas, at, fields } = await ready();
    expect((await visit(maria).post(at, { ...fields, hostId: String(tomas._id) })).status).toBe(422);
    expect((await visit(tomas).post(at, fields)).status).toBe(403);
    expect(await Session.countDocuments()).toBe(0);
    expect((await visit(maria).post(at, { ...fields, places: "5 " })).text).toContain("Enter digits alone");
    expect(await Session.countDocuments()).toBe(0);
    await visit(maria).post(at, { ...fields, places: "5" });
    expect(await Session.findOne().lean()).toMatchObject({ places: 5 });
    expect((await visit(maria).get(`/plans/${nowhere}/sessions/new`)).status).toBe(404);
  });
});

describe("publishing every week", () => {
  async function ready() {
    const all = await cast();
    await Site.updateOne({ _id: all.valdemora._id }, { $set: { closedDays: ["2026-12-08"] } });
    const plan = await build.plan(all.maria, { title: "The path of a bag" });
    const pattern = {
      ...{ weekday: ["2", "4"], everyWeeks: "1", clock: "13:00", from: "2026-12-01", until: "2026-12-17" },
      ...{ places: "6", meetingPoint: "Entrance E7", hostId: String(all.maria._id) },
    };
    const at = `/plans/${String(plan._id)}/pattern`;
    const query = new URLSearchParams(
      Object.entries(pattern).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
    return { ...all, plan, at, pattern, address: `${at}?${query}` };
  }

  it("shows every date, leaves the closed day out, and says both numbers on the button", async () => {
    const { maria, piet, baggage, plan, address } = await ready();
    const colleague = await build.person({ name: "Omar Almeida" }, baggage);
    await build.session({ host: colleague, plan: plan._id, title: "By somebody else", startsAt: new Date("2026-12-15T13:00Z") }); // prettier-ignore
    await build.session({ host: maria, title: "Winter briefing", startsAt: new Date("2026-12-10T13:00Z") });
    await build.session({ host: maria, title: "Early round", startsAt: new Date("2026-12-01T09:00Z") });
    await build.session({ host: maria, title: "Far too early", startsAt: new Date("2026-12-03T08:00Z") });
    const host = visit(maria);
    const { text, html } = await host.get(address);
    expect(text).toContain("The host is with “Early round” until 12:30 that day. Tight, but free.");
    expect(text.match(/Tight/g)).toHaveLength(1);
    expect(text).toContain("4 sessions ready, 1 clashes, 1 left out");
    expect(text).toContain("Left out: a closed day of the site");
    expect(html).toMatch(/class="clash">.*?Left out: the host is with “Winter briefing”/);
    expect(text).toContain("Publish 4 sessions, leave 2 out");
    expect(html.match(/name="chosen"/g)).toHaveLength(4);
    const taken = await host.get(`${address}&with=2026-12-08&without=2026-12-01`);
    expect(taken.text).toContain("Left out: by you");
    expect(taken.html).toContain('name="chosen" value="2026-12-08"');
    const apron = await build.session({
      host: piet,
      title: "How a stand is chosen",
      startsAt: new Date("2026-12-01T13:00Z"),
    });
    await build.booking(maria, apron);
    expect((await host.get(address)).text).toContain("Left out: the host is with “How a stand is chosen”");
    expect(await Session.countDocuments({ title: "The path of a bag" })).toBe(0);
  });

  it("leaves peak days out, says who set them, and takes one in that is wanted all the same", async () => {
    const { maria, maren, baggage, at, pattern, address } = await ready();
    const host = visit(maria);
    const page = `/departments/${String(baggage._id)}/peaks`;
    expect((await host.get(address)).text).toContain("No peak days are set.");
    for (const [wrong, sentence] of [
      [{ from: "2026-12-17", until: "2026-12-16" }, "the last cannot come before the first"],
      [{ from: "2026-11-01", until: "2026-11-24" }, "This time is over already."],
      [{ from: "2026-12-32", until: "2026-12-31" }, "Enter a date"],
    ] as const) {
      const refused = await host.post(page, wrong);
      expect([refused.status, refused.text.includes(sentence)]).toEqual([422, true]);
    }
    const days = { from: "2026-12-15", until: "2027-01-07" };
    for (const time of [1, 2]) expect([time, (await host.post(page, days)).location]).toEqual([time, page]);
    expect((await Department.findById(baggage._id).lean())!.peaks).toHaveLength(1);
    const said = "Tuesday 15 December to Thursday 7 January 2027";
    expect((await host.get(page)).text).toContain(`${said} set by ${maria.name} Take away`);
    expect((await visit(maren).get(`/departments/${String(baggage._id)}`)).text).toContain(`Peak days ${said}`);
    const { text, html } = await host.get(address);
    expect(text).toContain(`Peak days of the department are left out: ${said}.`);
    expect(text).toContain(`Left out: peak days, set by ${maria.name}`);
    expect(text).toContain("Publish 3 sessions, leave 3 out");
    expect(html).not.toContain('name="chosen" value="2026-12-15"');
    const taken = await host.get(`${address}&with=2026-12-15`);
    expect(taken.html).toContain('name="chosen" value="2026-12-15"');
    await host.post(at, { ...pattern, chosen: ["2026-12-15"], key: "form-peak" });
    expect(await Session.countDocuments({ day: "2026-12-15" })).toBe(1);
    const other = visit(maren);
    expect([(await other.get(page)).status, (await other.post(page, days)).status]).toEqual([403, 403]);
    expect((await other.post(page, { ...days, end: "yes" })).status).toBe(403);
    expect((await host.get(`/departments/${"f".repeat(24)}/peaks`)).status).toBe(404);
    // Pressed twice it ends once; what was never set does not end.
    for (const end of [days, days, { ...days, until: "2027-01-08" }])
      expect((await host.post(page, { ...end, end: "yes" })).location).toBe(page);
    expect(await Activity.countDocuments({ what: "department.peak-ended" })).toBe(1);
    expect((await host.get(page)).text).toContain("No peak days are set.");
    // So many at most; those that are over stand in nobody's way.
    const full = Array.from({ length: LIMITS.peaks }, (_, n) => ({
      from: "2026-11-01",
      until: `2026-11-${n + 10}`,
      by: null,
    }));
    const ahead = full.map(({ from }, n) => ({ from, until: `2027-01-${n + 10}`, by: null }));
    await Department.updateOne({ _id: baggage._id }, { $set: { peaks: ahead } });
    expect((await host.post(page, days)).status).toBe(422);
    await Department.updateOne({ _id: baggage._id }, { $set: { peaks: full } });
    expect((await host.post(page, days)).location).toBe(page);
  });

  it("publishes the chosen dates, each once however often it is sent", async () => {
    const { maria, at, pattern } = await ready();
    const form = { ...pattern, chosen: ["2026-12-01", "2026-12-08", "2026-12-02"], key: "0123456789-key" };
    const [first, second] = [await visit(maria).post(at, form), await visit(maria).post(at, form)];
    expect(first.location).toBe("/hosting");
    expect(second.location).toBe("/hosting");
    const days = (await Session.find().sort({ startsAt: 1 }).lean()).map(({ day }) => day);
    expect(days).toEqual(["2026-12-01", "2026-12-08"]);
  });

  it("leaves out what lies further ahead than anything is published, and never publishes half", async () => {
    const { maria, piet, at, pattern, address } = await ready();
    const far = { ...pattern, everyWeeks: "4", weekday: ["2"], until: "2028-11-28" };
    const asked = address.replace("everyWeeks=1", "everyWeeks=4").replace(/until=[^&]*/, `until=${far.until}`);
    const preview = await visit(maria).get(asked);
    expect(preview.text).toContain("Left out: more than 730 days ahead");
    expect(preview.text).toContain("leave 1 out");
    const no = await visit(maria).post(at, { ...far, chosen: ["2026-12-01"], hostId: String(piet._id) });
    expect(no.status).toBe(422);
    expect(await Session.countDocuments()).toBe(0);
    await visit(maria).post(at, { ...far, chosen: ["2026-12-01", "2028-11-28"] });
    expect(await Session.distinct("day")).toEqual(["2026-12-01"]);
    expect((await visit(maria).get(asked.replace(far.until, "2036-11-28"))).text).toContain("within 730 days");
  });

  it.each([
    ["until", "2026-11-01", "The last day comes before the first."],
    ["until", "2036-12-01", "This makes more than 100 dates."],
    ["from", "soon", "Enter a date"],
    ["clock", "25:00", "Enter a time, such as 09:30"],
    ["everyWeeks", "0", "Enter a whole number from 1 to 4"],
    ["places", "1.5", "Enter a whole number from 1 to 200"],
    ["weekday", "8", "Please choose"],
  ])("refuses %s %j with a sentence, in the preview and when it is sent", async (name, value, sentence) => {
    const { maria, at, address, pattern } = await ready();
    const odd = new URL(address, "http://localhost");
    odd.searchParams.set(name, value);
    const preview = await visit(maria).get(odd.pathname + odd.search);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain(sentence);
    expect(preview.text).not.toContain("sessions ready");
    const sent = await visit(maria).post(at, { ...pattern, [name]: value, chosen: ["2026-12-01"] });
    expect(sent.status).toBe(422);
    expect(await Session.countDocuments()).toBe(0);
  });

  it("promises nothing under a host the department does not have, neither every week nor for one date", async () => {
    const { maria, piet, at, address } = await ready();
    const sentence = "Please choose one of the hosts of Baggage Hall and Sorting";
    const odd = address.replace(/hostId=[^&]*/, `hostId=${String(piet._id)}`);
    const many = await visit(maria).get(odd);
    expect([many.status, many.text]).toEqual([200, expect.stringContaining(sentence)]);
    expect(many.text).not.toContain("sessions ready");
    const single = `${at.replace("pattern", "sessions/new")}?date=2026-12-10&clock=13:00&hostId=${String(piet._id)}`;
    const one = await visit(maria).get(single);
    expect([one.status, one.text]).toEqual([200, expect.stringContaining(sentence)]);
  });

  it("leaves out the night a time does not exist, and is closed to others", async () => {
    const { maria, tomas, at, pattern, address } = await ready();
    const night = { ...pattern, weekday: ["7"], clock: "02:30", from: "2027-03-21", until: "2027-04-04" };
    const form = { ...night, chosen: ["2027-03-21", "2027-03-28", "2027-04-04"] };
    await visit(maria).post(at, form);
    expect(await Session.distinct("day")).toEqual(["2027-03-21", "2027-04-04"]);
    expect((await visit(tomas).get(address)).status).toBe(403);
    expect((await visit(tomas).post(at, { ...pattern, chosen: ["2026-12-01"] })).status).toBe(403);
    expect((await visit(maria).get(`/plans/${nowhere}/pattern`)).status).toBe(404);
  });
});

describe("slots", () => {
  it("shows a host's own departments alone, coming and past", async () => {
    const { maria, tomas, linh } = await cast();
    const session = await build.session({ host: maria, title: "Bags at night", places: 1 });
    await build.booking(linh, session);
    await build.session({ host: maria, title: "Bags by day", startsIn: -100 });
    await build.session({ host: maria, title: "Bags this minute", startsIn: -0.1 });
    const coming = await visit(maria).get("/hosting");
    expect(coming.text).toContain("Bags at night");
    expect(coming.text).toContain("The one place is taken");
    expect(coming.text).not.toContain("Bags by day");
    expect(coming.text).toContain("Bags this minute");
    const past = (await visit(maria).get("/hosting?show=past")).text;
    expect([past.includes("Bags by day"), past.includes("Bags this minute")]).toEqual([true, false]);
    expect((await visit(tomas).get("/hosting")).text).toContain("Nothing is coming");
    expect((await visit(linh).get("/hosting")).text).toContain("You host for no department");
    const one = (await Session.findById(session._id).lean())!;
    const many = Array.from({ length: 100 }, (_, n) => ({
      ...{ ...one, _id: new Types.ObjectId(), key: `slot-${n}`, title: `Slot ${n}.`, taken: 0 },
      ...{ startsAt: hours(48 + n), endsAt: hours(49 + n) },
    }));
    await Session.insertMany(many);
    const [first, second] = [await visit(maria).get("/hosting"), await visit(maria).get("/hosting?page=2")];
    expect([first.text.includes("Slot 97."), first.text.includes("Slot 98.")]).toEqual([true, false]);
    expect(first.html).toContain('href="/hosting?page=2"');
    expect([second.text.includes("Slot 97."), second.text.includes("Slot 99.")]).toEqual([false, true]);
  });
});
