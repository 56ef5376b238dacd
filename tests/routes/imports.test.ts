import { beforeEach, describe, expect, test } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { applyImport, resumeImports } from "#models/people/import-apply.ts";
import { ImportRun } from "#models/people/import-run.document.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { build, cast, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { sendFile, visit, type Visitor } from "../visit.ts";

await freshDatabase();

let all: Awaited<ReturnType<typeof cast>>;
let beatriz: Visitor;
beforeEach(async () => {
  all = await cast();
  beatriz = visit(all.beatriz);
});

const bring = (visitor: Visitor, content: string | Buffer, name = "staff.csv", scope = "everybody") =>
  sendFile(visitor, "/imports?index", content, { name, fields: { scope } });

const list = 'Name,Department,Job title\n"RUIZ,  ANA",LOST PROPERTY,CLERK\n,LOST PROPERTY,CLERK\n';
const shownIn = (html: string): string => /name="shown" value="([^"]+)"/.exec(html)![1]!;

describe("bringing a list", () => {
  test("goes the whole way without script: look, apply, follow, done", async () => {
    const looked = await bring(beatriz, list, "staff.csv", "some");
    expect([looked.status, looked.location]).toEqual([302, expect.stringMatching(/^\/imports\/[0-9a-f]{24}$/)]);
    const at = looked.location!;
    const page = await beatriz.get(at);
    expect(page.text).toContain("1 person joins");
    expect(page.text).toContain("2 rows read. Nothing is written yet.");
    expect(page.text).toContain("Ana Ruiz RUIZ, ANA Lost Property Clerk");
    expect(page.text).toContain("3 No name The row is left out");
    expect(page.text).toContain("Apply: 1 joins, 1 department is made");
    expect(await Person.countDocuments({ name: "Ana Ruiz" })).toBe(0);

    const begun = await beatriz.post(at, { do: "apply", shown: shownIn(page.html) });
    expect([begun.status, begun.location]).toEqual([302, at]);
    const following = await beatriz.get(at);
    expect(following.text).toContain("The list is being applied 0 of 1 people done");
    expect(following.html).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>');
    await resumeImports(noon);
    const done = await beatriz.get(at);
    expect(done.text).toContain("1 joined, 1 department made Done today, 12:00.");
    expect(done.html).not.toContain("http-equiv");
    expect(await Person.countDocuments({ name: "Ana Ruiz" })).toBe(1);
    expect((await beatriz.get("/imports")).text).toContain("staff.csv Applied Beatriz Anaya today, 12:00 1 0");
  });

  test.each([
    ["nothing chosen", "", "", "Please choose a file."],
    ["an empty file", "", "staff.csv", "This file is empty. Please choose the one the list is in."],
    [
      "a picture renamed",
      Buffer.from("89504e470d0a1a0a0000", "hex"),
      "staff.csv",
      "This is not a list but something else, such as a picture.",
    ],
    [
      "a spreadsheet",
      Buffer.from("504b0304140006000800", "hex"),
      "staff.xlsx",
      "This is a spreadsheet, or an archive. Please open it, choose “Save as”, take “CSV”, and bring that file.",
    ],
    ["no header", "ana@halcon.example,Apron\n", "staff.csv", "The first row is a person already."],
  ])("%s: a sentence at the field, nothing kept", async (_, content, name, sentence) => {
    const answer = await bring(beatriz, content, name, "some");
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.html).toMatch(/id="file-error"/);
    expect(answer.html).toMatch(/checked="" value="some"|value="some"[^>]*checked=""/);
    expect(await ImportRun.countDocuments()).toBe(0);
  });

  test("more than the limit is heard out and refused with a sentence at the field", async () => {
    const answer = await bring(beatriz, Buffer.alloc(22_000_000, "a"));
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining("This file is larger than 20 MB. Please save the list as CSV"),
    ]);
    expect(answer.html).toMatch(/id="file-error"/);
    expect((await sendFile(beatriz, "/imports.data?index", Buffer.alloc(22_000_000, "a"))).html).toContain("20 MB");
    expect((await bring(visit(all.ingrid), Buffer.alloc(22_000_000, "a"))).status).toBe(403);
    expect(await ImportRun.countDocuments()).toBe(0);
  });

  test("only coordinators see any of it", async () => {
    const { location } = await bring(beatriz, list);
    const ingrid = visit(all.ingrid);
    for (const at of ["/imports", location!, "/sites"]) expect([at, (await ingrid.get(at)).status]).toEqual([at, 403]);
    expect((await bring(ingrid, list)).status).toBe(403);
    for (const doing of ["apply", "columns", "decisions", "drop"])
      expect([doing, (await ingrid.post(location!, { do: doing, shown: "", scope: "some" })).status]).toEqual([
        doing,
        403,
      ]);
    expect((await beatriz.get("/imports/000000000000000000000000")).status).toBe(404);
    expect((await beatriz.get("/imports/x")).status).toBe(404);
  });
});

describe("looking at a list", () => {
  test("columns nobody could guess are asked for, and what was chosen is kept when it is refused", async () => {
    const { location } = await bring(beatriz, "Wer,Wo\nAna Ruiz,Lost Property\n", "odd.csv", "some");
    const page = await beatriz.get(location!);
    expect(page.text).toContain("What do the columns mean?");
    expect(page.text).not.toContain("Apply:");
    const wrong = await beatriz.post(location!, { do: "columns", name: "Wer", department: "Wer", scope: "some" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("One column cannot mean two things.")]);
    const nonsense = await beatriz.post(location!, {
      do: "columns",
      name: "Wer",
      department: "Elsewhere",
      scope: "some",
    });
    expect([nonsense.status, nonsense.text]).toEqual([422, expect.stringContaining("The list has no such column.")]);
    const right = await beatriz.post(location!, { do: "columns", name: "Wer", department: "Wo", scope: "some" });
    expect(right.status).toBe(302);
    expect((await beatriz.get(location!)).text).toContain("1 person joins");
  });

  test("twins and people who moved are told apart by a person", async () => {
    const first = await bring(
      beatriz,
      "Name,Department\nLee Vance,Apron\nLee Vance,Apron\nBo Roy,Apron\n",
      "a.csv",
      "some",
    );
    await applyImport(SYSTEM, first.location!.split("/")[2]!, noon);
    const [one, two, bo] = await Person.find({ importRow: { $exists: true } })
      .sort({ staffNumber: 1 })
      .lean();
    const { location } = await bring(beatriz, "Name,Department\nLee Vance,Apron\nBo Roy,Tower\n", "b.csv");
    const page = await beatriz.get(location!);
    expect(page.text).toContain("1 moves, 1 leaves, 1 department is made 2 rows read.");
    expect(page.text).toContain("Lee Vance, Apron: tick the one who left");
    expect(page.text).toContain("Please say first which of the people of one name left.");
    expect(page.text).toContain("Bo Roy Apron Tower Two different people Only the name says so");
    const early = await beatriz.post(location!, { do: "apply", shown: shownIn(page.html) });
    expect([early.status, early.text]).toEqual([
      422,
      expect.stringContaining("one of them left. Please say which one first."),
    ]);
    await beatriz.post(location!, { do: "decisions", left: [String(one!._id), String(two!._id)] });
    const many = await beatriz.get(location!);
    expect(many.text).toContain("You ticked 2, and one of them left. Please tick just one.");
    await build.booking(two!, await build.session({ host: all.maria }));
    await build.session({ host: two!, department: all.baggage._id });
    const asked = await beatriz.get(location!);
    expect(asked.text).toContain(
      `${one!.staffNumber} Nothing ahead ${two!.staffNumber} 1 booking, 1 session needs a host`,
    );
    expect(asked.text).not.toContain("Who leaves");
    await beatriz.post(location!, { do: "decisions", left: [String(two!._id)] });
    expect((await beatriz.get(location!)).text).toContain(
      `Lee Vance Apron ${two!.staffNumber} 1 booking, 1 session needs a host`,
    );
    await Booking.deleteMany({});
    await beatriz.post(location!, { do: "decisions", left: [String(one!._id)], apart: [String(bo!._id)] });
    const again = await beatriz.get(location!);
    expect(again.text).toContain("Apply: 1 joins, 2 leave, 1 department is made");
    await beatriz.post(location!, { do: "apply", shown: shownIn(again.html) });
    await resumeImports(noon);
    expect((await Person.find({ leftAt: noon }).sort({ staffNumber: 1 }).lean()).map(({ _id }) => _id)).toEqual([
      one!._id,
      bo!._id,
    ]);
  });

  test("everybody who joins, moves and leaves is named, and nothing is asked where numbers answer it", async () => {
    const rows = (...more: string[]) => ["Name,Staff number,Department", ...more].join("\n");
    const kept = ["Bo Roy,77001,Apron", "Ana Ruiz,77002,Apron"];
    const first = await bring(beatriz, rows(...kept), "a.csv", "some");
    await applyImport(SYSTEM, first.location!.split("/")[2]!, noon);
    const joiners = Array.from({ length: 8 }, (_, at) => `New Person${String(at)},7710${String(at)},Apron`);
    const { location } = await bring(beatriz, rows("Bo Roy,77001,Tower", ...joiners), "b.csv");
    const { text } = await beatriz.get(location!);
    expect(text).toContain("Who joins: 8");
    for (let at = 0; at < 8; at++) expect(text).toContain(`New Person${String(at)} `);
    expect(text).toContain("Bo Roy Apron Tower");
    expect(text).toContain("Who leaves: 1");
    expect(text).not.toContain("Same person?");
    expect(text).not.toContain("Look again with these answers");
  });

  test("figures that are no longer true are shown anew before anything is done", async () => {
    const { location } = await bring(beatriz, list, "staff.csv", "some");
    const { html } = await beatriz.get(location!);
    await build.person({ name: "Zoe Late", staffNumber: "U10500", key: "RUIZ,  ANA", importRow: "x:1" }, all.apron);
    const answer = await beatriz.post(location!, { do: "apply", shown: shownIn(html) });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining("People have changed since you looked at this list."),
    ]);
    expect(answer.text).toContain("1 person changes");
  });

  test("a list can be put away", async () => {
    const { location } = await bring(beatriz, list);
    const gone = await beatriz.post(location!, { do: "drop" });
    expect(gone.location).toBe("/imports");
    expect((await beatriz.follow(gone)).text).toContain("staff.csv was put away. Nothing was changed.");
    expect((await beatriz.get(location!)).status).toBe(404);
  });

  test("what a file holds cannot become markup", async () => {
    const { location } = await bring(beatriz, 'Name,Department\n"<b>Ana</b> ""Ruiz""",<script>alert(1)</script>\n,x\n');
    const { html } = await beatriz.get(location!);
    expect(html).not.toMatch(/<b>Ana|<script>alert/);
    expect(html).toContain("&lt;script&gt;");
  });
});

test("every state of a list speaks the reader's language alone", async () => {
  await Person.updateOne({ _id: all.beatriz._id }, { $set: { language: "en-XA", name: "Ίρις Ρήγα" } });
  const problems = 'Ποιος,Πού,Ώρες\n"Ρήγα, Τάσος",Ασφάλεια,F\n,Ασφάλεια,F\n"Λύτρα, Μάρω",Ασφάλεια,ίσως\n';
  const unread = await bring(beatriz, problems, "α.csv");
  const english = async (): Promise<string[]> => {
    const { text } = await beatriz.get(unread.location!);
    const data = /Halcón Airports|Puerto Ámbar|Ctrl|CSV|\.csv/g;
    return text.replace(data, " ").match(/[A-Za-z]{2,}[A-Za-z ]*/g) ?? [];
  };
  expect(await english()).toEqual([]);
  await beatriz.post(unread.location!, {
    do: "columns",
    name: "Ποιος",
    department: "Πού",
    fullTime: "Ώρες",
    scope: "some",
  });
  expect(await english()).toEqual([]);
  const { html } = await beatriz.get(unread.location!);
  await beatriz.post(unread.location!, { do: "apply", shown: shownIn(html) });
  expect(await english()).toEqual([]);
  await resumeImports(noon);
  expect(await english()).toEqual([]);
});
