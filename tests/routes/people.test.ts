import { describe, expect, test } from "vitest";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { build, cast, hours } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

const idOf = (thing: { _id: unknown }): string => String(thing._id);
const nowhere = "0123456789abcdef01234567";

describe("people", () => {
  test("are found by words and department, everything in the address; nonsense finds nobody and changes nothing", async () => {
    const { maren, tomas, apron } = await cast();
    const reader = visit(tomas);
    expect((await reader.get("/people")).text).toContain("10 people");
    const found = await reader.get("/people?words=OKAFOR");
    expect(found.text).toContain("1 person");
    expect(found.text).toContain("Maren Okafor-Lindqvist Security officer SEC Security Checkpoint North");
    expect(found.html).toContain(`href="/people/${idOf(maren)}"`);
    const team = await reader.get(`/people?department=${idOf(apron)}&words=`);
    expect([
      team.text.includes("3 people"),
      team.text.includes("Piet van der Berg"),
      team.text.includes("Maren"),
    ]).toEqual([true, true, false]);
    for (const address of [
      "/people?department=x",
      `/people?department=${nowhere}`,
      "/people?after=%00%ff&words=.*",
      "/people?words[$gt]=",
      "/people?words=zzz",
    ])
      expect([address, (await reader.get(address)).status]).toEqual([address, 200]);
    expect((await reader.get("/people?words=zzz")).text).toContain("Nobody fits");
    expect((await visit().get("/people")).location).toBe("/sign-in?to=%2Fpeople");
  });

  test("without a supervisor the page says who releases: a lead, who stands in for one, or else coordinators", async () => {
    const { yusuf, beatriz, security, ingrid, piet } = await cast();
    const says = async (): Promise<[string, string]> => {
      const [page, form] = await Promise.all(
        ["", "/supervisor"].map((more) => visit(beatriz).get(`/people/${idOf(yusuf)}${more}`)),
      );
      return [
        /Nobody; [^.]*?(lead of the department|coordinators)/.exec(page!.text)?.[1] ?? "",
        /Nobody: [^.]*?(lead of the department|coordinators)/.exec(form!.text)?.[1] ?? "",
      ];
    };
    expect(await says()).toEqual(["lead of the department", "lead of the department"]);
    await Department.updateOne({ _id: security._id }, { $set: { leads: [] } });
    expect(await says()).toEqual(["coordinators", "coordinators"]);
    const deputies = [{ person: piet._id, from: hours(-24), until: hours(24) }];
    await Department.updateOne({ _id: security._id }, { $set: { deputies } });
    expect(await says()).toEqual(["lead of the department", "lead of the department"]);
    await Department.updateOne({ _id: security._id }, { $set: { deputies: [], leads: [ingrid._id] } });
    await Person.updateOne({ _id: ingrid._id }, { $set: { leftAt: hours(-1) } });
    expect(await says()).toEqual(["coordinators", "coordinators"]);
  });

  test("a fact and the link that changes it stand apart, and the link says what it changes", async () => {
    const { yusuf, beatriz } = await cast();
    const { html } = await visit(beatriz).get(`/people/${idOf(yusuf)}`);
    const acts = [...html.matchAll(/<\/dd><dd class="facts__act"><a [^>]*href="([^"]+)"[^>]*>([^<]+)<\/a><\/dd>/g)];
    expect(acts.map(([, href, words]) => `${href!.split("/").at(-1)}: ${words}`)).toEqual([
      "supervisor: Name a supervisor",
      "reports: Name people",
      "address: Change the address",
      "shift: Name the shift",
      "clearances: Grant or take away",
    ]);
  });

  test("pages lead on without losing the search", async () => {
    const { apron, tomas } = await cast();
    await build.crowd(30, apron, { words: ["visitor"] });
    const first = await visit(tomas).get("/people?words=visitor");
    const next = /href="(\/people\?[^"]*after=[^"]+)"/.exec(first.html)![1]!.replaceAll("&amp;", "&");
    expect(next).toContain("words=visitor");
    const second = await visit(tomas).get(next);
    expect(second.text).toContain("From the top");
    expect(second.text).not.toContain("More people");
  });

  test("a page shows as much as the reader may see", async () => {
    const { maren, ingrid, tomas, beatriz } = await cast();
    const at = `/people/${idOf(maren)}`;
    const text = async (reader: typeof maren) => (await visit(reader).get(at)).text;
    const [stranger, lead, coordinator] = [await text(tomas), await text(ingrid), await text(beatriz)];
    for (const seen of [stranger, lead, coordinator])
      expect(seen).toContain("Maren Okafor-Lindqvist Security Checkpoint North");
    expect([stranger.includes(maren.email!), lead.includes(maren.email!), coordinator.includes(maren.email!)]).toEqual([
      false,
      true,
      true,
    ]);
    expect([stranger.includes("Give a sign-in code"), lead.includes("Give a sign-in code")]).toEqual([false, true]);
    expect([lead.includes("Make Maren"), coordinator.includes("Make Maren")]).toEqual([false, true]);
    expect((await visit(tomas).get(`/people/${nowhere}`)).status).toBe(404);
    expect((await visit(tomas).get("/people/x")).status).toBe(404);
    expect((await visit(ingrid).post(at, { coordinator: "yes" })).status).toBe(403);
  });

  test("a coordinator is named, and ended, but not the last one", async () => {
    const { maren, beatriz } = await cast();
    const who = visit(beatriz);
    const named = await who.post(`/people/${idOf(maren)}`, { coordinator: "yes" });
    expect((await who.follow(named)).text).toContain("Maren Okafor-Lindqvist is a coordinator now.");
    await who.post(`/people/${idOf(maren)}`, { coordinator: "no" });
    const refused = await who.post(`/people/${idOf(beatriz)}`, { coordinator: "no" });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("This is the only coordinator.")]);
  });

  test("a supervisor is looked for and named", async () => {
    const { maren, beatriz, piet, ingrid } = await cast();
    const who = visit(beatriz);
    const at = `/people/${idOf(maren)}/supervisor`;
    expect((await who.get(at)).text).toContain("Whom does Maren Okafor-Lindqvist report to?");
    expect((await who.get(`${at}?words=berg`)).html).toContain(`value="${idOf(piet)}"`);
    expect((await who.post(at, { supervisor: idOf(piet) })).location).toBe(`/people/${idOf(maren)}`);
    expect((await Person.findById(maren._id).lean())!.supervisor).toEqual(piet._id);
    await who.post(at, { supervisor: "none" });
    expect((await Person.findById(maren._id).lean())!.supervisor).toBeNull();
    expect((await who.post(at, { supervisor: "x" })).status).toBe(422);
    expect((await who.post(at, { supervisor: idOf(maren) })).text).toContain("Nobody can be their own supervisor.");
    expect((await visit(ingrid).get(at)).status).toBe(403);
    expect((await visit(ingrid).post(at, { supervisor: "none" })).status).toBe(403);
  });

  test("many come to report to one supervisor at once, and one by one no longer", async () => {
    const { maren, yusuf, beatriz, ingrid, piet } = await cast();
    const who = visit(beatriz);
    const at = `/people/${idOf(piet)}/reports`;
    expect((await who.get(`/people/${idOf(piet)}`)).text).toContain("Supervises Nobody yet Name people");
    expect((await who.get(`${at}?words=`)).html).toContain(`value="${idOf(maren)}"`);
    expect((await who.get(`${at}?words=&own=yes`)).html).not.toContain(`value="${idOf(maren)}"`);
    expect((await who.post(at, { people: [] })).text).toContain("Please choose at least one person");
    expect((await who.post(at, { people: [idOf(maren), idOf(piet)] })).text).toContain("Nobody can be their own");
    expect((await who.post(at, { people: [idOf(maren), "5".repeat(24)] })).status).toBe(422);
    expect(await Person.countDocuments({ supervisor: piet._id })).toBe(0);
    const done = await who.post(at, { people: [idOf(maren), idOf(yusuf)] });
    expect((await who.follow(done)).text).toContain(`2 people report to ${piet.name} now.`);
    expect((await who.get(`/people/${idOf(piet)}`)).text).toContain("Supervises 2 people");
    await who.post(at, { end: idOf(yusuf) });
    expect((await Person.find({ supervisor: piet._id }).lean()).map(({ name }) => name)).toEqual([maren.name]);
    for (const other of [ingrid, maren]) {
      expect((await visit(other).get(at)).status).toBe(403);
      expect((await visit(other).post(at, { people: [idOf(maren)] })).status).toBe(403);
    }
    expect((await who.get(`/people/${"5".repeat(24)}/reports`)).status).toBe(404);
  });
});

describe("departments", () => {
  test("list and page, for everybody", async () => {
    const { maren, apron, security } = await cast();
    const reader = visit(maren);
    const page = await reader.get("/departments");
    expect(page.text).toContain("5 departments");
    expect(page.text).toContain("APC Apron Control Puerto Ámbar 3");
    expect((await reader.get("/departments?words=zz")).text).toContain("No department begins with “zz”");
    expect((await reader.get("/departments?page=-3")).status).toBe(200);
    const one = await reader.get(`/departments/${idOf(apron)}`);
    for (const said of [
      "Apron Control APC",
      "Answers in – Its people are released at once: nobody is asked",
      "Piet van der Berg",
      "See all 3 people",
    ])
      expect(one.text).toContain(said);
    expect(one.text).not.toContain("Settings");
    const decided = (await reader.get(`/departments/${idOf(security)}`)).text;
    expect(decided).toContain("A supervisor or lead decides each time, at most 2 away at once");
    expect(decided).toContain("Answers in – working time; the promise is 4 hours Nothing to count in 12 months yet");
    expect((await reader.get(`/departments/${nowhere}`)).status).toBe(404);
  });

  test("hosts, leads and deputies are appointed by searching, many at once, and ended with a way back", async () => {
    const { beatriz, apron, noor, aoife, piet } = await cast();
    const who = visit(beatriz);
    const at = `/departments/${idOf(apron)}/appointments`;
    const found = await who.get(`${at}?words=&own=on`);
    for (const one of [noor, aoife, piet]) expect(found.html).toContain(`value="${idOf(one)}"`);
    const done = await who.post(at, { as: "host", people: [noor, aoife].map(idOf), from: "", until: "" });
    expect((await who.follow(done)).text).toContain("2 people were appointed.");
    const again = await who.post(at, { as: "host", people: [idOf(noor)], from: "", until: "" });
    expect((await who.follow(again)).text).toContain("They were appointed already; nothing has changed.");
    expect((await Department.findById(apron._id).lean())!.hosts).toEqual([noor._id, aoife._id]);
    const ended = await who.post(at, { as: "host", person: idOf(noor) });
    const after = await who.follow(ended);
    expect(after.text).toContain("نور الهاشمي is no longer a host here.");
    expect(after.html).toContain(`<input type="hidden" name="people" value="${idOf(noor)}"/>`);

    const refused = async (fields: Record<string, string | string[]>) => {
      const { status, text } = await who.post(at, { from: "", until: "", people: [], ...fields });
      return [status, text];
    };
    expect(await refused({ as: "host" })).toEqual([422, expect.stringContaining("Please choose at least one person")]);
    expect(await refused({ as: "deputy", people: [idOf(noor)] })).toEqual([
      422,
      expect.stringContaining("Please give a first and a last day"),
    ]);
    expect(await refused({ as: "boss", people: [idOf(noor)] })).toEqual([
      422,
      expect.stringContaining("Please choose one"),
    ]);
    expect(await refused({ as: "deputy", people: [idOf(noor)], from: "2026-11-31" })).toEqual([
      422,
      expect.stringContaining("Enter a date"),
    ]);
    await who.post(at, { as: "deputy", people: [idOf(noor)], from: "2026-11-25", until: "2026-11-26" });
    expect((await who.get(at)).text).toContain("from Wed 25 Nov until Thu 26 Nov");
    const [span] = (await Department.findById(apron._id).lean())!.deputies;
    expect([span!.from, span!.until]).toEqual([new Date("2026-11-25T00:00:00Z"), new Date("2026-11-27T00:00:00Z")]);
  });

  test("settings keep what was typed when they are refused, and take no other fields", async () => {
    const { beatriz, apron, ambar, piet } = await cast();
    const who = visit(beatriz);
    const at = `/departments/${idOf(apron)}/settings`;
    const fields = { name: "Apron", code: "ABC", about: "Stands", siteId: idOf(ambar), parentId: "", releaseMode: "decided", atOnce: "2", staffing: "1", promiseHours: "6", noticeHours: "12" }; // prettier-ignore
    for (const [wrong, sentence] of [
      [{ name: "" }, "Please fill this in"],
      [{ code: "AB" }, "Enter three letters or figures"],
      [{ code: "SEC" }, "Another department has these letters."],
      [{ atOnce: "0" }, "Enter a whole number from 1 to 1000"],
      [{ atOnce: "5 " }, "Enter digits alone, without a space"],
      [{ staffing: "1.5" }, "Enter a whole number from 0 to 1000"],
      [{ promiseHours: "-1" }, "Enter a whole number from 1 to 80"],
      [{ releaseMode: "x" }, "Please choose one"],
      [{ siteId: "f".repeat(24) }, "There is no such site any more."],
      [{ parentId: "f".repeat(24) }, "There is no such department any more."],
    ] as const) {
      const answer = await who.post(at, { ...fields, ...wrong, about: "Kept text" });
      expect([wrong, answer.status]).toEqual([wrong, 422]);
      expect(answer.text).toContain(sentence);
      expect(answer.text).toContain("Kept text");
    }
    expect((await Department.findById(apron._id).lean())!.name).toBe("Apron Control");
    const saved = await who.post(at, { ...fields, key: "HACKED", leads: idOf(beatriz), atOnce: "" });
    expect((await who.follow(saved)).text).toContain("The settings are saved.");
    expect(await Department.findById(apron._id).lean()).toMatchObject({
      name: "Apron",
      key: "APRON CONTROL",
      leads: [piet._id],
      release: { mode: "decided", atOnce: null, staffing: 1 },
    });
    for (const page of [at, `/departments/${idOf(apron)}/appointments`]) {
      expect((await visit(piet).get(page)).status).toBe(403);
      expect((await visit(piet).post(page, fields)).status).toBe(403);
    }
  });
});

test("a lead says on whom their department depends, and everybody sees it on both pages", async () => {
  const { ingrid, maren, security, baggage, apron } = await cast();
  const who = visit(ingrid);
  const at = `/departments/${idOf(security)}/dependences`;
  const added = await who.post(at, { on: idOf(baggage), why: "Belts that run" });
  expect((await who.follow(added)).text).toContain("Baggage Hall and Sorting was added.");
  const reader = visit(maren);
  expect((await reader.get(`/departments/${idOf(security)}`)).text).toContain(
    "We depend on BAG Baggage Hall and Sorting Belts that run",
  );
  expect((await reader.get(`/departments/${idOf(baggage)}`)).text).toContain(
    "Depend on us SEC Security Checkpoint North Belts that run",
  );
  expect((await reader.get(`/departments/${idOf(apron)}`)).text).not.toContain("Who depends on whom");
  const nothing = await who.post(at, { on: "", why: "" });
  expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining("Please choose one from the list")]);
  const ended = await who.post(at, { end: idOf(baggage) });
  expect((await who.follow(ended)).html).toContain('name="why" value="Belts that run"');
  for (const page of [at, `/departments/${idOf(apron)}/dependences`])
    expect((await visit(page === at ? maren : ingrid).get(page)).status).toBe(403);
  expect((await reader.post(at, { on: idOf(baggage), why: "x" })).status).toBe(403);
});

test("sites are added, changed and closed on days", async () => {
  const { beatriz, valdemora } = await cast();
  const who = visit(beatriz);
  expect((await who.get("/sites")).text).toContain("Valdemora Europe/Madrid Mon–Fri, 08:00 to 17:00 0");
  const fields = { name: "Cala Verde", zone: "Europe/Madrid", weekdays: ["1", "6"], from: "07:00", to: "15:00" };
  const added = await who.post("/sites/new", fields);
  expect((await who.follow(added)).text).toContain("Cala Verde was added.");
  expect((await who.get("/sites")).text).toContain("Cala Verde Europe/Madrid Mon, Sat, 07:00 to 15:00 0");
  const twice = await who.post("/sites/new", fields);
  expect([twice.status, twice.text]).toEqual([422, expect.stringContaining("There is a site of this name already.")]);
  expect((await who.post("/sites/new", { ...fields, name: "X", zone: "Mars/Base" })).text).toContain(
    "Please choose a time zone from the list",
  );
  const at = `/sites/${idOf(valdemora)}`;
  expect((await who.post(at, { day: "2026-12-25" })).location).toBe(at);
  expect((await who.get(at)).text).toContain("Friday 25 December Open again");
  await who.post(at, { day: "2026-12-25", open: "yes" });
  expect((await who.get(at)).text).toContain("None yet");
  expect((await who.post(at, { day: "" })).status).toBe(422);
  expect((await who.get(`/sites/${nowhere}`)).status).toBe(404);
});
