import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Feed } from "#models/calendar/feed.document.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { applyImport, resumeImports } from "#models/people/import-apply.ts";
import { ImportBatch, ImportFile } from "#models/people/import-part.document.ts";
import { ImportRun } from "#models/people/import-run.document.ts";
import { startImport } from "#models/people/import-start.ts";
import { findImport, importProgress, listImports } from "#models/people/import-view.ts";
import { decideImport, dropImport, prepareImport, readImportAs } from "#models/people/import.ts";
import { leaverHandled, leaversToHandle } from "#models/people/leaving.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";
import { Person } from "#models/people/person.document.ts";
import { SignIn } from "#models/people/sign-in.document.ts";
import { startSignIn } from "#models/people/sign-in.ts";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { askForLink } from "#models/people/sign-in-link.ts";
import { SignInLink } from "#models/people/sign-in.document.ts";
import { leave } from "#models/record/outbox.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { letterTo } from "../../jobs/context.ts";
import { outcome } from "../../outcome.ts";

await freshDatabase();

const file = (...lines: string[]): Buffer => Buffer.from(`${lines.join("\n")}\n`);
const prepare = (bytes: Buffer, complete = true) => prepareImport(SYSTEM, bytes, "staff.csv", { complete }, noon);
async function bring(bytes: Buffer, complete = true): Promise<string> {
  const id = await prepare(bytes, complete);
  await applyImport(SYSTEM, id, noon);
  return id;
}
/** Name, number and department of everybody who is here, by number. */
async function staff() {
  const departments = new Map((await Department.find().lean()).map(({ _id, name }) => [_id.toString(), name]));
  const people = await Person.find({ leftAt: null }).sort({ staffNumber: 1 }).lean();
  return people.map(({ name, staffNumber, department }) => [name, staffNumber, departments.get(department.toString())]);
}

const halcon = file(
  "Name,Job Titles,Department,Full or Part-Time",
  '"OKAFOR,  MAREN A",SECURITY OFFICER,SECURITY,F',
  '"SOLHEIM,  INGRID",SHIFT LEAD,SECURITY,F',
  '"ITURRALDE,  TOMAS",AGENT,ASSISTED TRAVEL,P',
);

describe("the first list", () => {
  test("makes people and their departments, tidied for reading, kept as written for matching", async () => {
    const site = await build.site("Puerto Ámbar", "Atlantic/Canary");
    const id = await bring(halcon);
    expect(await staff()).toEqual([
      ["Maren A. Okafor", "U10001", "Security"],
      ["Ingrid Solheim", "U10002", "Security"],
      ["Tomas Iturralde", "U10003", "Assisted Travel"],
    ]);
    const [security, assisted] = await Department.find().sort({ key: -1 }).lean();
    expect([security!.key, security!.code, security!.site, security!.createdAt]).toEqual([
      "SECURITY",
      "SEC",
      site._id,
      noon,
    ]);
    expect([assisted!.key, assisted!.code]).toEqual(["ASSISTED TRAVEL", "ASS"]);
    const maren = (await Person.findOne({ staffNumber: "U10001" }).lean())!;
    const { _id, __v, ...kept } = maren as typeof maren & { __v?: number };
    expect(kept).toEqual({
      name: "Maren A. Okafor",
      sortName: "okafor, maren a.",
      key: "OKAFOR,  MAREN A",
      words: ["maren", "a", "okafor", "security", "officer", "u10001"],
      starts: "m ma mar mare a o ok oka okaf s se sec secu of off offi u u1 u10 u100".split(" "),
      jobTitle: "Security Officer",
      fullTime: true,
      shift: "",
      department: security!._id,
      site: site._id,
      supervisor: null,
      staffNumber: "U10001",
      roles: [],
      language: "en",
      clearances: [],
      accessNeeds: "",
      sharesNeeds: false,
      importRow: `${id}:2`,
      createdAt: noon,
      leftAt: null,
    });
  });

  test("nothing about people is written before it is applied, and files do not lie about afterwards", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const id = await prepare(halcon);
    expect([
      await Person.countDocuments(),
      await Department.countDocuments(),
      await ImportFile.countDocuments(),
    ]).toEqual([0, 0, 1]);
    expect((await findImport(SYSTEM, id)).outline!.figures).toEqual({
      rows: 3,
      joiners: 3,
      same: 0,
      changed: 0,
      moved: 0,
      returned: 0,
      leavers: 0,
      leftOut: 0,
      departments: 2,
      twins: 0,
      problems: 0,
      withoutNumber: 3,
      withoutEmail: 3,
    });
    await applyImport(SYSTEM, id, noon);
    expect([await ImportFile.countDocuments(), await ImportBatch.countDocuments()]).toEqual([0, 0]);
    expect(await importProgress(SYSTEM, id)).toEqual({ state: "applied", done: 3, total: 3 });
  });

  test("supervisors named in the list are found, also those below in it; sites by name", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const valdemora = await build.site("Valdemora", "Europe/Madrid");
    await bring(
      file(
        "Staff number,First name,Surname,Department,E-mail,Supervisor,Site",
        "71,Maren,Okafor,Security,Maren@Halcon.example,70,valdemora",
        "70,Ingrid,Solheim,Security,,,",
      ),
    );
    const maren = (await Person.findOne({ staffNumber: "71" }).lean())!;
    const ingrid = (await Person.findOne({ staffNumber: "70" }).lean())!;
    expect([maren.email, maren.supervisor, maren.site]).toEqual(["maren@halcon.example", ingrid._id, valdemora._id]);
    expect("email" in ingrid).toBe(false);
    expect(ingrid.site).toEqual(valdemora._id);
  });

  test("is refused while there is no organisation, and from anybody but coordinators", async () => {
    expect(await outcome(prepare(halcon))).toBe("no-site");
    const { maren } = await cast();
    const somebody = await actor(maren);
    expect(await outcome(prepareImport(somebody, halcon, "staff.csv", {}, noon))).toBe("not-allowed");
    const id = await prepare(halcon);
    expect(await outcome(startImport(somebody, id, undefined, noon))).toBe("not-allowed");
    expect(await outcome(findImport(somebody, id))).toBe("not-allowed");
    expect(await outcome(listImports(somebody))).toBe("not-allowed");
    expect(await outcome(dropImport(somebody, id))).toBe("not-allowed");
  });

  test("a list whose columns say nothing waits until somebody says what they mean; that is remembered", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const odd = file("Wer,Wo,Was", '"OKAFOR, MAREN",SECURITY,Officer');
    const id = await prepare(odd);
    expect((await findImport(SYSTEM, id)).mapping).toEqual({ name: "Wer" });
    expect(await outcome(startImport(SYSTEM, id, undefined, noon))).toBe("columns-missing");
    const mapping = { name: "Wer", department: "Wo", jobTitle: "Was" };
    expect(await outcome(readImportAs(SYSTEM, id, { mapping: { ...mapping, site: "Wo" }, complete: true }))).toBe(
      "columns-twice",
    );
    expect(await outcome(readImportAs(SYSTEM, id, { mapping: { ...mapping, site: "X" }, complete: true }))).toBe(
      "column-unknown",
    );
    await readImportAs(SYSTEM, id, { mapping, complete: true });
    await applyImport(SYSTEM, id, noon);
    expect(await staff()).toEqual([["Maren Okafor", "U10001", "Security"]]);
    expect((await findImport(SYSTEM, await prepare(odd))).mapping).toEqual(mapping);
  });

  test("numbers given out are never given again, and keep clear of those in use", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    await bring(file("Name,Department,Staff number", "Ana Ruiz,Apron,U10007", "Bo Roy,Apron,"));
    await bring(file("Name,Department,Staff number", "Cy Poe,Apron,"), false);
    expect((await staff()).map(([name, number]) => [name, number])).toEqual([
      ["Ana Ruiz", "U10007"],
      ["Bo Roy", "U10008"],
      ["Cy Poe", "U10009"],
    ]);
  });
});

describe("applying", () => {
  test("what was shown is what is done: people who changed meanwhile are looked at anew", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const id = await prepare(halcon);
    const shown = (await findImport(SYSTEM, id)).outline!.fingerprint;
    await bring(file("Name,Department", '"OKAFOR,  MAREN A",SECURITY'), false);
    expect(await outcome(startImport(SYSTEM, id, { shown, leaving: null }, noon))).toBe("import-changed");
    const now = (await findImport(SYSTEM, id)).outline!;
    expect([now.figures.joiners, now.figures.changed]).toEqual([2, 1]);
    expect(await outcome(startImport(SYSTEM, id, { shown: now.fingerprint, leaving: null }, noon))).toBe("done");
  });

  test("a part taken for the whole: where many would leave, their number is typed", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const rows = Array.from({ length: 13 }, (_, at) => `${at + 1},Guest ${at + 1},Security`);
    await bring(file("Staff number,Name,Department", ...rows));
    const apply = async (count: number, leaving: number | null): Promise<string> => {
      const id = await prepare(file("Staff number,Name,Department", ...rows.slice(0, count)));
      const shown = (await findImport(SYSTEM, id)).outline!.fingerprint;
      return outcome(startImport(SYSTEM, id, { shown, leaving }, noon));
    };
    // Eleven of thirteen; ten are few enough to be looked through.
    const refused = "import-many-leave at leaving";
    expect([await apply(2, null), await apply(2, 10)]).toEqual([refused, refused]);
    expect(await Person.countDocuments({ leftAt: null })).toBe(13);
    expect([await apply(3, null), await apply(2, 11)]).toEqual(["done", "import-running"]);
  });

  test("one list at a time, each once", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const [one, other] = [await prepare(halcon), await prepare(halcon)];
    const starts = await Promise.all(
      [one, one, other, other].map((id) => outcome(startImport(SYSTEM, id, undefined, noon))),
    );
    expect(starts.filter((answer) => answer === "done")).toHaveLength(1);
    const running = (await ImportRun.findOne({ state: "applying" }).lean())!;
    expect(await ImportBatch.distinct("attempt")).toEqual([running.attempt]);
    await applyImport(SYSTEM, running._id.toString(), noon);
    expect(await Person.countDocuments()).toBe(3);
    expect(await outcome(applyImport(SYSTEM, running._id.toString(), noon))).toBe("import-settled");
  });

  test("goes on where it broke off, and doing a batch twice changes nothing", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const rows = Array.from({ length: 2_500 }, (_, at) => `"NAME${at % 50},  P${at}",DEPARTMENT ${at % 7}`);
    const id = await prepare(file("Name,Department", ...rows));
    const broken = new Error("the process died");
    const dying = applyImport(SYSTEM, id, noon, ({ done }) => {
      if (done >= 1_000) throw broken;
    });
    await expect(dying).rejects.toBe(broken);
    // Died between the people of a batch and the line that says it is done.
    await ImportRun.updateOne({ _id: id }, { $inc: { nextBatch: -1, done: -1_000 } });
    expect(await Person.countDocuments()).toBe(1_000);
    expect(await resumeImports(hours(0))).toBe(false); // its runner may still live
    expect(await resumeImports(hours(1))).toBe(true);
    expect([await Person.countDocuments(), await Department.countDocuments()]).toEqual([2_500, 7]);
    expect(await importProgress(SYSTEM, id)).toEqual({ state: "applied", done: 2_500, total: 2_500 });
    const numbers = (await Person.distinct("staffNumber")).sort();
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([2_500, "U10001", "U12500"]);
    expect(await resumeImports(hours(2))).toBe(false);
  });

  test("stops when somebody else took it over", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const rows = Array.from({ length: 2_500 }, (_, at) => `"NAME${at},  P",SECURITY`);
    const id = await prepare(file("Name,Department", ...rows));
    let taken: Promise<unknown> | undefined;
    let before = 0;
    const whole = applyImport(SYSTEM, id, noon, ({ done }) => {
      if (!taken) before = done;
      taken ??= ImportRun.updateOne({ _id: id }, { $set: { runner: "somebody else" } }).exec();
    });
    await expect.poll(() => taken, { timeout: 20_000 }).toBeDefined();
    await pause(1_000);
    expect(await importProgress(SYSTEM, id)).toEqual({ state: "applying", done: before, total: 2_500 });
    await ImportRun.updateOne({ _id: id }, { $set: { runner: "", runnerAt: null } });
    await whole;
    expect(await importProgress(SYSTEM, id)).toEqual({ state: "applied", done: 2_500, total: 2_500 });
    expect(await Person.countDocuments()).toBe(2_500);
  });

  test("stops after a batch when asked, and somebody else goes on at once", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const id = await prepare(halcon);
    await startImport(SYSTEM, id, undefined, noon);
    await resumeImports(noon, AbortSignal.abort());
    expect((await importProgress(SYSTEM, id)).done).toBe(0);
    expect(await resumeImports(noon)).toBe(true);
    expect((await importProgress(SYSTEM, id)).state).toBe("applied");
  });

  test("a number somebody took meanwhile: that row is told, the others are written", async () => {
    const { apron } = await cast();
    const id = await prepare(
      file("Staff number,Name,Department", "71,Ana Ruiz,APRON CONTROL", "72,Bo Roy,APRON CONTROL"),
      false,
    );
    await startImport(SYSTEM, id, undefined, noon);
    await build.person({ name: "Zoe Late", staffNumber: "71" }, apron);
    await applyImport(SYSTEM, id, noon);
    expect((await findImport(SYSTEM, id)).failed).toEqual([2]);
    expect(await Person.exists({ staffNumber: "72" })).not.toBeNull();
  });

  test("an address the list brings gets the invitation that stands, also where another row of it is refused", async () => {
    const { apron } = await cast();
    const [ana, bo] = await build.people([
      [{ name: "Ana Ruiz", staffNumber: "81" }, apron],
      [{ name: "Bo Roy", staffNumber: "82" }, apron],
    ]);
    await leave([letterTo(ana!, "hers"), letterTo(bo!, "his")], noon);
    await Outbox.updateMany({}, { $set: { state: "no-address", settledAt: noon } });
    const lines = ["81,Ana Ruiz,APRON CONTROL,ana@home.example", "82,Bo Roy,APRON CONTROL,bo@home.example"];
    const id = await prepare(file("Staff number,Name,Department,E-mail", ...lines), false);
    await startImport(SYSTEM, id, undefined, noon);
    await build.person({ name: "Zoe Late", staffNumber: "83", email: "ana@home.example" }, apron);
    await applyImport(SYSTEM, id, noon);
    expect((await findImport(SYSTEM, id)).failed).toEqual([2]);
    const letters = await Outbox.find({ kind: "booked" }).sort({ about: 1 }).lean();
    expect(letters.map(({ about, state }) => [about, state])).toEqual([
      ["hers", "no-address"],
      ["his", "queued"],
    ]);
  });
});

describe("a second list: people change", () => {
  const first = file(
    "Name,Job title,Department",
    '"OKAFOR,  MAREN",Officer,SECURITY',
    '"SOLHEIM,  INGRID",Lead,SECURITY',
    '"VANCE,  LEE",Officer,SECURITY',
    '"VANCE,  LEE",Officer,SECURITY',
    '"ITURRALDE,  TOMAS",Agent,ASSISTED TRAVEL',
  );
  const second = file(
    "Name,Job title,Department",
    '"OKAFOR,  MAREN",Officer,APRON CONTROL',
    '"SOLHEIM,  INGRID",Head of shift,SECURITY',
    '"VANCE,  LEE",Officer,SECURITY',
    '"DEMIRCI,  YUSUF",Officer,SECURITY',
  );

  async function before() {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    await bring(first);
    const people = await Person.find().sort({ staffNumber: 1 }).lean();
    const [maren, ingrid, lee, otherLee, tomas] = people;
    const security = (await Department.findOne({ key: "SECURITY" }).lean())!;
    const assisted = (await Department.findOne({ key: "ASSISTED TRAVEL" }).lean())!;
    return { maren: maren!, ingrid: ingrid!, lee: lee!, otherLee: otherLee!, tomas: tomas!, security, assisted };
  }

  test("joiner, mover, leaver and twins: exactly what was shown", async () => {
    const { maren, ingrid, lee, otherLee, tomas, security, assisted } = await before();
    const deputy = { person: tomas._id, from: noon, until: hours(24) };
    await Department.updateOne({ _id: security._id }, { $set: { leads: [maren._id, ingrid._id], hosts: [maren._id] } });
    await Department.updateOne({ _id: assisted._id }, { $set: { hosts: [tomas._id], deputies: [deputy] } });
    await Person.updateOne({ _id: ingrid._id }, { $set: { supervisor: tomas._id } });
    await startSignIn(tomas._id.toString(), "a browser", noon);
    await startSignIn(ingrid._id.toString(), "a browser", noon);
    await Feed.create([
      { person: tomas._id, version: 1, hash: "t", createdAt: noon, fetchedAt: null },
      { person: ingrid._id, version: 1, hash: "i", createdAt: noon, fetchedAt: null },
    ]);

    const id = await prepare(second);
    const shown = (await findImport(SYSTEM, id)).outline!;
    expect(shown.figures).toMatchObject({ joiners: 1, moved: 1, changed: 1, leavers: 2, same: 1, departments: 1 });
    expect(shown.moved).toEqual([
      { id: maren._id.toString(), name: "Maren Okafor", from: "Security", to: "Apron Control", byName: true },
    ]);
    expect(
      shown.questions.map(({ name, leaving, candidates }) => [name, leaving, candidates.map((one) => one.id)]),
    ).toEqual([["Lee Vance", 1, [lee._id.toString(), otherLee._id.toString()]]]);
    expect(await outcome(startImport(SYSTEM, id, undefined, noon))).toBe("import-unanswered");
    await decideImport(SYSTEM, id, { left: [lee._id.toString()], apart: [] });
    await applyImport(SYSTEM, id, noon);

    expect(await staff()).toEqual([
      ["Maren Okafor", "U10001", "Apron Control"],
      ["Ingrid Solheim", "U10002", "Security"],
      ["Lee Vance", "U10004", "Security"],
      ["Yusuf Demirci", "U10006", "Security"],
    ]);
    const after = await Person.find({ leftAt: noon }).sort({ staffNumber: 1 }).lean();
    expect(after.map(({ _id }) => _id)).toEqual([lee._id, tomas._id]);
    expect((await SignIn.find().lean()).map(({ person }) => person)).toEqual([ingrid._id]);
    expect((await Feed.find().lean()).map(({ person }) => person)).toEqual([ingrid._id]);
    expect((await Person.findById(ingrid._id).lean())!).toMatchObject({ supervisor: null, jobTitle: "Head of shift" });
    expect((await Person.findById(ingrid._id).lean())!.words).toContain("head");
    // Who moved no longer leads, but may still host; who left does neither.
    expect(await Department.findById(security._id).lean()).toMatchObject({ leads: [ingrid._id], hosts: [maren._id] });
    expect(await Department.findById(assisted._id).lean()).toMatchObject({ hosts: [], deputies: [] });
    const told = await Activity.find({ "thing.kind": "person" }).sort({ _id: 1 }).lean();
    expect(told.map(({ what, thing }) => [what, thing.id])).toEqual([
      ["person.moved", maren._id.toString()],
      ["person.left", lee._id.toString()],
      ["person.left", tomas._id.toString()],
    ]);

    const waiting = await leaversToHandle();
    expect(waiting).toEqual([lee, tomas].map(({ _id }) => ({ runId: id, personId: _id.toString() })));
    await leaverHandled(id, lee._id.toString());
    expect((await leaversToHandle()).map(({ personId }) => personId)).toEqual([tomas._id.toString()]);
  });

  test("the same list again changes nothing, and says that it was applied before", async () => {
    await before();
    const id = await prepare(first);
    const { outline, appliedBefore } = await findImport(SYSTEM, id);
    expect(outline!.figures).toMatchObject({ joiners: 0, leavers: 0, moved: 0, changed: 0, same: 5 });
    expect(appliedBefore).toEqual(noon);
  });

  test("a name that turns up elsewhere may be somebody else, if a person says so", async () => {
    const { maren, lee } = await before();
    const id = await prepare(second);
    await decideImport(SYSTEM, id, { left: [lee._id.toString()], apart: [maren._id.toString()] });
    await applyImport(SYSTEM, id, noon);
    expect((await Person.findById(maren._id).lean())!.leftAt).toEqual(noon);
    expect(await Person.countDocuments({ name: "Maren Okafor", leftAt: null })).toBe(1);
  });

  test("somebody who left comes back by their number, with what they had", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const both = ["Staff number,Name,Department", "7,Ana Ruiz,Apron", "8,Bo Roy,Apron"];
    await bring(file(...both));
    const ana = (await Person.findOne({ staffNumber: "7" }).lean())!;
    await Person.updateOne({ _id: ana._id }, { $set: { roles: ["coordinator"], email: "ana@halcon.example" } });
    await askForLink("7", "http://localhost:3000", "/", noon);
    await bring(file(both[0]!, both[2]!));
    expect((await Person.findById(ana._id).lean())!.leftAt).toEqual(noon);
    expect(await SignInLink.countDocuments()).toBe(0);
    await bring(file(...both));
    // Not with what they were appointed to, nor with a link from before.
    expect(await Person.findById(ana._id).lean()).toMatchObject({ leftAt: null, roles: [] });
    expect(await Person.countDocuments()).toBe(2);
  });

  test("addresses swapped between two people arrive", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const list = (one: string, two: string) =>
      file("Staff number,Name,Department,E-mail", `1,Ana Ruiz,Apron,${one}`, `2,Bo Roy,Apron,${two}`);
    await bring(list("a@halcon.example", "b@halcon.example"));
    await bring(list("b@halcon.example", "a@halcon.example"));
    const emails = await Person.find({}, { email: 1 }).sort({ staffNumber: 1 }).lean();
    expect(emails.map(({ email }) => email)).toEqual(["b@halcon.example", "a@halcon.example"]);
  });

  test("the first coordinator, whom no list brought, stays, and is found by name when a list has them", async () => {
    const { beatriz } = await cast();
    await Person.updateMany({ _id: { $ne: beatriz._id } }, { $set: { importRow: "x" } }).catch(() => undefined);
    await Person.deleteMany({ _id: { $ne: beatriz._id } });
    await Person.updateOne({ _id: beatriz._id }, { $set: { key: "Beatriz Anaya" } });
    await bring(file("Name,Department", '"OKAFOR,  MAREN",SECURITY'));
    expect((await Person.findById(beatriz._id).lean())!.leftAt).toBeNull();
    await bring(
      file("Name,Department,Staff number", '"ANAYA,  BEATRIZ",TERMINAL DUTY MANAGERS,4', '"OKAFOR,  MAREN",SECURITY,5'),
    );
    const found = (await Person.findById(beatriz._id).lean())!;
    expect([found.staffNumber, found.roles, found.leftAt, found.importRow?.split(":")[1]]).toEqual([
      "4",
      ["coordinator"],
      null,
      "2",
    ]);
    expect(await Person.countDocuments()).toBe(2);
  });

  test("the department of set-up is the list's, however the list writes it, unless it writes it in two ways", async () => {
    const beginning = {
      ...{ organisation: "Halcón", site: "Puerto Ámbar", zone: "Atlantic/Canary", departmentName: "Coordination" },
      ...{ name: "Beatriz Anaya", email: "beatriz.anaya@halcon.example" },
    };
    await setUp((await prepareSetUp(noon))!, beginning, "", noon);
    const id = await prepare(file("Name,Department", "Beatriz Anaya,Coordination", "Noor Haddad,coordination"));
    expect((await findImport(SYSTEM, id)).outline!.figures).toMatchObject({ departments: 2, moved: 1 });
    await dropImport(SYSTEM, id);
    await bring(file("Name,Department", "Beatriz Anaya,Coordination", "Noor Haddad,Coordination"));
    expect(await staff()).toEqual([
      ["Beatriz Anaya", "COORDINATOR-1", "Coordination"],
      ["Noor Haddad", "U10001", "Coordination"],
    ]);
    const [only, ...others] = await Department.find().lean();
    expect([only!.key, only!.leads.length, others]).toEqual(["COORDINATION", 1, []]);
    expect(await Activity.countDocuments({ what: "person.moved" })).toBe(0);
  });
});

test("a long list is planned in a thread of its own, with the same result and the same refusals", async () => {
  const { planElsewhere } = await import("#models/people/planning.ts");
  planElsewhere();
  await build.site("Puerto Ámbar", "Atlantic/Canary");
  expect(await outcome(prepare(file("Name,Department")))).toBe("file-no-rows at file");
  await bring(halcon);
  expect((await staff()).length).toBe(3);
  const id = await prepare(halcon);
  expect((await findImport(SYSTEM, id)).outline!.figures.same).toBe(3);
});
