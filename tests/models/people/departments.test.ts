import { describe, expect, test } from "vitest";
import { SYSTEM } from "#models/people/actor.ts";
import { appoint, dismiss, nameSupervisor } from "#models/people/appointment.ts";
import { Department } from "#models/people/department.document.ts";
import { depend, dependNot, findDependences } from "#models/people/dependence.ts";
import { changeDepartment, findSettings } from "#models/people/department.ts";
import { listDepartments } from "#models/people/department-list.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { Person } from "#models/people/person.document.ts";
import { findPerson, setCoordinator } from "#models/people/person-record.ts";
import { addSite, changeSite, closeSite, findSite, listSites } from "#models/people/site.ts";
import { Activity } from "#models/record/activity.document.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { outcome } from "../../outcome.ts";

await freshDatabase();

const idOf = (thing: { _id: unknown }): string => String(thing._id);

describe("appointments", () => {
  test("one and many at once, as hosts and leads; twice is once", async () => {
    const { beatriz, apron, noor, aoife, piet } = await cast();
    const who = await actor(beatriz);
    await appoint(who, idOf(apron), { as: "host", personIds: [noor, aoife].map(idOf) }, noon);
    await appoint(who, idOf(apron), { as: "host", personIds: [idOf(noor)] }, noon);
    await appoint(who, idOf(apron), { as: "lead", personIds: [idOf(noor)] }, noon);
    const view = await findDepartment(idOf(apron));
    expect(view.hosts.map(({ id }) => id).sort()).toEqual([noor, aoife].map(idOf).sort());
    expect(view.leads.map(({ id }) => id).sort()).toEqual([piet, noor].map(idOf).sort());
    expect((await actor(noor)).hostOf).toEqual([idOf(apron)]);
    await dismiss(who, idOf(apron), { as: "host", personId: idOf(noor) }, noon);
    expect((await findDepartment(idOf(apron))).hosts.map(({ id }) => id)).toEqual([idOf(aoife)]);
    const told = await Activity.find({ "thing.id": idOf(apron) })
      .sort({ _id: 1 })
      .lean();
    expect(told.map(({ what, before, after }) => [what, before, after])).toEqual([
      ["department.host-appointed", "", idOf(noor)],
      ["department.host-appointed", "", idOf(aoife)],
      ["department.host-appointed", "", idOf(noor)],
      ["department.lead-appointed", "", idOf(noor)],
      ["department.host-ended", idOf(noor), ""],
    ]);
  });

  test("a deputy stands in for a time; a new span replaces the old", async () => {
    const { beatriz, apron, noor } = await cast();
    const who = await actor(beatriz);
    const deputy = (from: number, until: number) =>
      outcome(appoint(who, idOf(apron), { as: "deputy", personIds: [idOf(noor)], from: hours(from), until: hours(until) }, noon)); // prettier-ignore
    expect(await deputy(5, 5)).toBe("span-reversed at until");
    expect(await deputy(-5, 0)).toBe("span-over at until");
    expect(await deputy(-5, 5)).toBe("done");
    expect((await actor(noor)).leadOf).toEqual([idOf(apron)]);
    expect((await actor(noor, hours(5))).leadOf).toEqual([]); // half-open
    expect(await deputy(24, 48)).toBe("done");
    expect((await findDepartment(idOf(apron))).deputies.map(({ from, until }) => [from, until])).toEqual([
      [hours(24), hours(48)],
    ]);
    expect((await actor(noor)).leadOf).toEqual([]);
  });

  test("refuses nobody, too many, people who left, unknown things, and everybody but coordinators", async () => {
    const { beatriz, piet, apron, noor } = await cast();
    const who = await actor(beatriz);
    const host = (personIds: string[], department = idOf(apron)) =>
      outcome(appoint(who, department, { as: "host", personIds }, noon));
    expect(await host([])).toBe("nobody-chosen at people");
    expect(await host(Array.from({ length: 101 }, () => idOf(noor)))).toBe("nobody-chosen at people");
    await Person.updateOne({ _id: noor._id }, { $set: { leftAt: noon } });
    expect(await host([idOf(noor)])).toBe("somebody-left at people");
    expect(await host([idOf(piet)], "0".repeat(24))).toBe("not-found");
    expect(await host(["x"])).toBe("not-found");
    expect(await outcome(appoint(await actor(piet), idOf(apron), { as: "host", personIds: [idOf(piet)] }, noon))).toBe(
      "not-allowed",
    );
    expect(await outcome(dismiss(await actor(piet), idOf(apron), { as: "lead", personId: idOf(piet) }, noon))).toBe(
      "not-allowed",
    );
    expect((await Department.findById(apron._id).lean())!.hosts).toEqual([]);
  });

  test("supervisors: one for many, never oneself", async () => {
    const { beatriz, ingrid, yusuf, maren } = await cast();
    const who = await actor(beatriz);
    await nameSupervisor(who, [yusuf, maren].map(idOf), idOf(beatriz), noon);
    expect((await Person.find({ supervisor: beatriz._id }).lean()).map(({ name }) => name).sort()).toEqual(
      [maren.name, yusuf.name].sort(),
    );
    await nameSupervisor(who, [idOf(yusuf)], null, noon);
    expect((await Person.findById(yusuf._id).lean())!.supervisor).toBeNull();
    expect(await outcome(nameSupervisor(who, [idOf(ingrid)], idOf(ingrid), noon))).toBe("own-supervisor at supervisor");
    expect(await outcome(nameSupervisor(await actor(ingrid), [idOf(yusuf)], idOf(ingrid), noon))).toBe("not-allowed");
  });
});

describe("settings", () => {
  test("everything a coordinator decides; the key of the lists stays", async () => {
    const { beatriz, apron, baggage, valdemora } = await cast();
    const who = await actor(beatriz);
    const settings = {
      name: "Apron",
      code: "apr",
      about: "Stands and pushbacks",
      siteId: idOf(valdemora),
      parentId: idOf(baggage),
      releaseMode: "decided" as const,
      atOnce: 3,
      staffing: 2,
      promiseHours: 8,
      noticeHours: 24,
      opensDays: 14,
    };
    await changeDepartment(who, idOf(apron), settings, noon);
    expect(await findSettings(who, idOf(apron))).toEqual({ ...settings, code: "APR", key: "APRON CONTROL" });
    expect((await findDepartment(idOf(baggage))).below).toEqual([{ id: idOf(apron), name: "Apron", code: "APR" }]);
    expect(await outcome(changeDepartment(who, idOf(apron), { ...settings, code: "bag" }, noon))).toBe(
      "code-taken at code",
    );
    const loop = { ...(await findSettings(who, idOf(baggage))), parentId: idOf(apron) };
    expect(await outcome(changeDepartment(who, idOf(baggage), loop, noon))).toBe("department-loop at parentId");
    expect(await outcome(changeDepartment(who, idOf(baggage), { ...loop, parentId: idOf(baggage) }, noon))).toBe(
      "department-loop at parentId",
    );
    expect(
      await outcome(changeDepartment(who, idOf(baggage), { ...loop, parentId: null, siteId: "0".repeat(24) }, noon)),
    ).toBe("site-gone at siteId");
    const gone = { ...loop, parentId: "0".repeat(24) };
    expect(await outcome(changeDepartment(who, idOf(baggage), gone, noon))).toBe("parent-gone at parentId");
    expect(await outcome(changeDepartment(who, "0".repeat(24), settings, noon))).toBe("not-found");
  });

  test("the list is a tree by name; a search leaves out what lies above", async () => {
    const { apron, baggage } = await cast();
    await Department.updateOne({ _id: apron._id }, { $set: { parent: baggage._id } });
    const lines = async (words: string) =>
      (await listDepartments(words, 1)).departments.map(({ name, depth, people }) => [name, depth, people]);
    expect(await lines("")).toEqual([
      ["Assisted Travel", 0, 2],
      ["Baggage Hall and Sorting", 0, 1],
      ["Apron Control", 1, 3],
      ["Security Checkpoint North", 0, 3],
      ["Terminal Duty Managers", 0, 1],
    ]);
    expect(await lines("apc")).toEqual([["Apron Control", 0, 3]]);
    expect(await lines("hall bag")).toEqual([["Baggage Hall and Sorting", 0, 1]]);
    const second = await listDepartments("", 2, 2);
    expect([second.departments.map(({ name }) => name), second.total, second.page]).toEqual([
      ["Apron Control", "Security Checkpoint North"],
      5,
      2,
    ]);
    expect((await listDepartments("", 99, 2)).page).toBe(3);
  });
});

describe("who depends on whom", () => {
  test("a lead says it for their department, for what; the other side sees it", async () => {
    const { ingrid, security, apron, baggage } = await cast();
    const who = await actor(ingrid);
    await depend(who, idOf(security), { departmentId: idOf(baggage), why: "Belts" }, noon);
    await depend(who, idOf(security), { departmentId: idOf(apron), why: "Stands" }, noon);
    await depend(who, idOf(security), { departmentId: idOf(baggage), why: "Belts that run" }, noon);
    expect((await findDependences(idOf(security))).on).toEqual([
      { id: idOf(apron), name: "Apron Control", code: "APC", why: "Stands" },
      { id: idOf(baggage), name: "Baggage Hall and Sorting", code: "BAG", why: "Belts that run" },
    ]);
    expect(await findDependences(idOf(baggage))).toEqual({
      on: [],
      by: [{ id: idOf(security), name: "Security Checkpoint North", code: "SEC", why: "Belts that run" }],
    });
    await dependNot(who, idOf(security), idOf(baggage), noon);
    expect((await findDependences(idOf(baggage))).by).toEqual([]);
  });

  test("not on itself, not on the unknown, not by others", async () => {
    const { ingrid, beatriz, security, apron } = await cast();
    const say = async (who: typeof ingrid, id: string, on: string) =>
      outcome(depend(await actor(who), id, { departmentId: on, why: "x" }, noon));
    expect(await say(ingrid, idOf(security), idOf(security))).toBe("depends-on-itself at on");
    expect(await say(ingrid, idOf(security), "0".repeat(24))).toBe("not-found");
    expect(await say(ingrid, idOf(apron), idOf(security))).toBe("not-allowed");
    expect(await outcome(dependNot(await actor(ingrid), idOf(apron), idOf(security), noon))).toBe("not-allowed");
    expect(await say(beatriz, idOf(apron), idOf(security))).toBe("done");
  });
});

describe("sites", () => {
  const facts = { name: "Cala Verde", zone: "Europe/Madrid", weekdays: [1, 2, 6], from: "07:00", to: "15:00" };

  test("added, changed, closed on a day", async () => {
    const { beatriz } = await cast();
    const who = await actor(beatriz);
    const id = await addSite(who, facts, noon);
    expect(await findSite(id)).toEqual({ id, ...facts, closedDays: [] });
    expect((await listSites()).map(({ name }) => name)).toEqual(["Puerto Ámbar", "Valdemora", "Cala Verde"]);
    await changeSite(who, id, { ...facts, name: "Cala Verde Norte", zone: "Europe/Lisbon" }, noon);
    await closeSite(who, id, "2026-12-25", true, noon);
    await closeSite(who, id, "2026-12-25", true, noon);
    await closeSite(who, id, "2026-12-06", true, noon);
    expect(await findSite(id)).toMatchObject({
      name: "Cala Verde Norte",
      zone: "Europe/Lisbon",
      closedDays: ["2026-12-06", "2026-12-25"],
    });
    await closeSite(who, id, "2026-12-06", false, noon);
    expect((await findSite(id)).closedDays).toEqual(["2026-12-25"]);
  });

  test.each([
    ["a name twice, however written", { name: " valdemora" }, "site-exists at name"],
    ["no such zone", { zone: "Mars/Base" }, "zone-unknown at zone"],
    ["no day", { weekdays: [] }, "no-working-day at weekdays"],
    ["an end before the beginning", { from: "15:00", to: "15:00" }, "hours-reversed at to"],
  ])("refuses %s", async (_, wrong, code) => {
    const { beatriz } = await cast();
    expect(await outcome(addSite(await actor(beatriz), { ...facts, ...wrong }, noon))).toBe(code);
  });

  test("a zone stays once sessions were held there", async () => {
    const { beatriz, maria, valdemora } = await cast();
    await build.session({ host: maria, startsIn: 48 });
    const who = await actor(beatriz);
    const now = await findSite(idOf(valdemora));
    expect(await outcome(changeSite(who, idOf(valdemora), { ...now, zone: "Europe/Lisbon" }, noon))).toBe(
      "zone-in-use at zone",
    );
    expect(await outcome(changeSite(who, idOf(valdemora), { ...now, name: "Valdemora Sur" }, noon))).toBe("done");
    expect(await outcome(addSite(await actor(maria), facts, noon))).toBe("not-allowed");
  });
});

describe("a person's page", () => {
  test("everybody sees name, department and job; the person, their supervisor, lead and coordinators the rest", async () => {
    const { maren, ingrid, tomas, beatriz, piet } = await cast();
    const more = async (reader: typeof maren) =>
      (await findPerson(await actor(reader), idOf(maren), noon)).more?.email ?? null;
    expect([await more(maren), await more(ingrid), await more(beatriz)]).toEqual([
      maren.email,
      maren.email,
      maren.email,
    ]);
    expect([await more(tomas), await more(piet)]).toEqual([null, null]);
    const seen = await findPerson(await actor(tomas), idOf(maren), noon);
    expect(seen).toEqual({
      id: idOf(maren),
      name: "Maren Okafor-Lindqvist",
      language: "en",
      jobTitle: "Security officer",
      department: { id: String(maren.department), name: "Security Checkpoint North", code: "SEC" },
      siteName: "Puerto Ámbar",
      leftAt: null,
      hostOf: [],
      leadOf: [],
      more: null,
    });
  });

  test("who left is only found by those who may see all", async () => {
    const { maren, tomas, beatriz } = await cast();
    await Person.updateOne({ _id: maren._id }, { $set: { leftAt: noon } });
    expect(await outcome(findPerson(await actor(tomas), idOf(maren), noon))).toBe("not-found");
    expect((await findPerson(await actor(beatriz), idOf(maren), noon)).leftAt).toEqual(noon);
  });

  test("coordinators name coordinators; the last one stays", async () => {
    const { beatriz, maren } = await cast();
    const who = await actor(beatriz);
    expect(await outcome(setCoordinator(who, idOf(beatriz), false, noon))).toBe("last-coordinator");
    await setCoordinator(who, idOf(maren), true, noon);
    expect((await actor(maren)).roles).toEqual(["coordinator"]);
    await setCoordinator(await actor(maren), idOf(beatriz), false, noon);
    expect((await actor(beatriz)).roles).toEqual([]);
    expect(await outcome(setCoordinator(await actor(beatriz), idOf(beatriz), true, noon))).toBe("not-allowed");
    expect(await outcome(setCoordinator(SYSTEM, "0".repeat(24), true, noon))).toBe("not-found");
  });
});
