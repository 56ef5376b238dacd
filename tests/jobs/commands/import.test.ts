import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "#jobs/commands/import.ts";
import { Department } from "#models/people/department.document.ts";
import { ImportRun } from "#models/people/import-run.document.ts";
import { Person } from "#models/people/person.document.ts";
import { build, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "us-lists-"));
function list(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

/** A terminal that remembers; somebody sits at it if they have something to answer. */
async function call(args: string[], answer?: string) {
  const [said, complained, drawn]: [string[], string[], string[]] = [[], [], []];
  const terminal = {
    live: answer !== undefined,
    say: (text: string) => void (text && said.push(text)),
    complain: (text: string) => void complained.push(text),
    draw: (text: string) => void drawn.push(text),
    ask: () => Promise.resolve(answer ?? ""),
  };
  const code = await run(args, terminal, noon);
  return { code, said: said.join("\n"), complained: complained.join("\n"), drawn: drawn.join("") };
}

const staff = () => list("staff.csv", "Name,Department,Job title", '"OKAFOR,  MAREN",SECURITY,OFFICER', ",SECURITY,", '"RUIZ,  ANA",APRON CONTROL,PLANNER'); // prettier-ignore

describe("npm run import -- people FILE", () => {
  test("shows what a list would do, and writes nothing unless told to", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const { code, said } = await call(["people", staff()]);
    expect(said).toBe(
      [
        "staff.csv: 3 rows read. Nothing is written yet.",
        "",
        "  Name: “Name”",
        "  Department: “Department”",
        "  Job title: “Job title”",
        "",
        "2 join, 2 departments are made",
        "2 people without a staff number are given one, such as U10001.",
        "2 people without an e-mail address sign in by staff number and a code.",
        "",
        "Rows to look at: 1",
        "  row 3: No name. The row is left out.",
        "Nothing was written. With --yes the list is applied.",
      ].join("\n"),
    );
    expect([code, await Person.countDocuments(), await ImportRun.countDocuments()]).toEqual([0, 0, 0]);
  });

  test("applies it with --yes, telling how far it is", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const { code, said, drawn } = await call(["people", staff(), "--yes"]);
    expect([code, drawn]).toEqual([0, ""]);
    expect(said).toContain("0 of 2 people done\n2 of 2 people done\n");
    expect(said).toMatch(/Applied in \d+\.\d s: 2 joined, 2 departments made\.$/);
    expect([await Person.countDocuments(), await Department.countDocuments()]).toEqual([2, 2]);
  });

  test("asks who sits at it, and draws a bar", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    expect((await call(["people", staff()], "no")).code).toBe(0);
    expect(await Person.countDocuments()).toBe(0);
    const { code, drawn } = await call(["people", staff()], "yes");
    expect([code, await Person.countDocuments()]).toEqual([0, 2]);
    expect(drawn).toContain(`\r${"█".repeat(32)}  2 of 2 people done`);
  });

  test("takes columns, a part of the people, and who left, as told", async () => {
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    const odd = list("odd.csv", "Wer,Wo,Was", "Lee Vance,Security,Officer", "Lee Vance,Security,Officer");
    expect((await call(["people", odd, "--yes"])).complained).toBe(
      "Please say in which columns the names and the departments stand.",
    );
    expect(
      (await call(["people", odd, "--yes", "--map", "name=Wer", "--map", "department=Wo", "--map", "jobTitle=Was"]))
        .code,
    ).toBe(0);
    expect((await Person.find().lean()).map(({ name, jobTitle }) => [name, jobTitle])).toEqual([
      ["Lee Vance", "Officer"],
      ["Lee Vance", "Officer"],
    ]);
    const less = list("less.csv", "Wer,Wo,Was", "Lee Vance,Security,Officer");
    const asked = await call(["people", less, "--yes"]);
    expect([asked.code, asked.complained]).toEqual([
      1,
      "Some people have the same name and department, and one of them left. Please say which one first.",
    ]);
    expect(asked.said).toContain(
      "Lee Vance, Security: 1 left. Which? Say --left with the staff number:\n    U10001  Officer",
    );
    expect((await call(["people", less, "--yes", "--left", "U99999"])).complained).toBe(
      "--left: nobody who may have left has the staff number U99999.",
    );
    expect((await call(["people", less, "--yes", "--partial"])).code).toBe(0);
    expect(await Person.countDocuments({ leftAt: null })).toBe(2);
    expect((await call(["people", less, "--yes", "--left", "U10002"])).code).toBe(0);
    expect((await Person.find({ leftAt: noon }).lean()).map(({ staffNumber }) => staffNumber)).toEqual(["U10002"]);
  });

  test("refuses with a sentence and says by its exit code what was wrong", async () => {
    const usage = /^npm run import -- people FILE/m;
    for (const args of [
      [],
      ["people"],
      ["departments", "x"],
      ["people", "a", "b"],
      ["people", "a", "--no"],
      ["people", "a", "--map", "colour=X"],
    ]) {
      const { code, complained } = await call(args);
      expect([args, code]).toEqual([args, 2]);
      expect(complained).toMatch(usage);
    }
    expect(await call(["people", path.join(folder, "none.csv")])).toMatchObject({
      code: 1,
      complained: `${path.join(folder, "none.csv")} cannot be read: there is no such file.`,
    });
    expect(await call(["people", staff()])).toMatchObject({
      code: 1,
      complained: expect.stringContaining("There is no organisation here yet") as string,
    });
    await build.site("Puerto Ámbar", "Atlantic/Canary");
    expect(await call(["people", list("empty.csv", "")])).toMatchObject({
      code: 1,
      complained: "This file is empty. Please choose the one the list is in.",
    });
    expect((await call(["people", staff(), "--map", "site=Where"])).complained).toBe(
      "--map: the list has no column “Where”. It has: Name, Department, Job title.",
    );
    expect(await ImportRun.countDocuments()).toBe(0);
  });
});
