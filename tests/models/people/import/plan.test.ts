import { describe, expect, test } from "vitest";
import { checkTable } from "#models/people/import/check.ts";
import { guessMapping, type Field } from "#models/people/import/columns.ts";
import { readTable } from "#models/people/import/csv.ts";
import type { Known } from "#models/people/import/entry.ts";
import { planOf, type Plan, type Standing } from "#models/people/import/plan.ts";

const halcon: Standing = { people: [], departments: [], sites: ["puerto ámbar", "valdemora"] };

function plan(lines: string[], standing: Standing = halcon, options: Partial<Parameters<typeof planOf>[3]> = {}): Plan {
  const table = readTable(Buffer.from(lines.join("\n")));
  const mapping = guessMapping(table);
  const checked = checkTable(table, mapping, new Set(standing.sites));
  return planOf(checked, new Set(Object.keys(mapping) as Field[]), standing, {
    complete: true,
    left: [],
    apart: [],
    ...options,
  });
}

const somebody = (id: string, about: Partial<Known>): Known => ({
  id,
  key: "OKAFOR,  MAREN",
  name: "Maren Okafor",
  sortName: "okafor, maren",
  departmentKey: "SECURITY",
  jobTitle: "Officer",
  fullTime: null,
  shift: "",
  email: null,
  staffNumber: `U1000${id}`,
  siteKey: "puerto ámbar",
  supervisorId: null,
  listed: true,
  left: false,
  ...about,
});
const here = (...people: Known[]): Standing => ({
  ...halcon,
  people,
  departments: [...new Set(people.map(({ departmentKey }) => departmentKey))].map((key) => ({ key, code: "XXX" })),
});

/** Rows and codes of what is wrong. */
const wrong = ({ problems }: Plan) => problems.map(({ row, code, leftOut }) => [row, code, leftOut]);

describe("shifts", () => {
  test("are changed by a list that has a column for them, and by no other", () => {
    const standing = here(somebody("1", { shift: "Nights" }), somebody("2", { key: "ROY,  BO", shift: "Day" }));
    const found = plan(
      ["Name,Department,Rota", '"OKAFOR,  MAREN",SECURITY,Early   rota', '"ROY,  BO",SECURITY,Day'],
      standing,
    );
    expect(found.changes.map(({ id, set }) => [id, set.shift])).toEqual([["1", "Early rota"]]);
    const silent = plan(["Name,Department", '"OKAFOR,  MAREN",SECURITY', '"ROY,  BO",SECURITY'], standing);
    expect(silent.changes.map(({ set }) => set.shift).filter((shift) => shift !== undefined)).toEqual([]);
  });

  test("that are too long are left out, with a word", () => {
    const found = plan(["Name,Department,Shift", `Ana Ruiz,Apron,${"x".repeat(61)}`]);
    expect([wrong(found), found.joiners[0]!.entry.shift]).toEqual([[[2, "shift-long", false]], ""]);
  });
});

describe("rows", () => {
  test("each kind of problem, with its row", () => {
    const found = plan([
      "Staff number,Name,Department,E-mail,Supervisor,Site,Full or part time",
      "1,Ana Ruiz,Apron,ana@halcon.example,,,F",
      "2,,Apron,,,,",
      "3,Bo Roy,,,,,",
      "1,Cy Poe,Apron,,,,",
      "5,Di Foe,Apron,ana@halcon.example,,,P",
      "6,Ed Loe,Apron,ed@,Nobody Here,Atlantis,sometimes",
      "7,Flo Moe,Apron,,7,,",
      "8,Flo Moe,Apron,,Flo Moe,,",
      "9,Gil Zoe,Apron,,,,,too much",
      `10,Hal Noe,${"x".repeat(201)},,,,`,
    ]);
    expect(wrong(found)).toEqual([
      [3, "no-name", true],
      [4, "no-department", true],
      [5, "number-twice", true],
      [6, "email-twice", false],
      [7, "site-unknown", false],
      [7, "time-unknown", false],
      [7, "email-wrong", false],
      [7, "supervisor-unknown", false],
      [8, "supervisor-self", false],
      [9, "supervisor-several", false],
      [10, "too-many-cells", true],
      [11, "too-long", true],
    ]);
    expect(found.joiners.map(({ entry }) => entry.row)).toEqual([2, 6, 7, 8, 9]);
  });

  test("marks that turn the way of writing, and other unseen ones, are in no name", () => {
    const found = plan(["Name,Department,Job title", "Ana\u202e Ruiz\u200f,Ap\u0085ron,Clerk\u2069"]);
    const { key, name, jobTitle, departmentKey } = found.joiners[0]!.entry;
    expect(JSON.stringify([key, name, jobTitle, departmentKey])).not.toMatch(/[\p{Cc}\u200f\u202e\u2069]/u);
    expect(name).toBe("Ana Ruiz");
  });

  test("departments are made on the way, at the site most of their people have", () => {
    const found = plan([
      "Name,Department,Site",
      "A B,LOST PROPERTY,Valdemora",
      "C D,LOST PROPERTY,Valdemora",
      "E F,LOST PROPERTY,",
      "G H,IT,",
    ]);
    expect(found.departments).toEqual([
      { key: "LOST PROPERTY", name: "Lost Property", code: "LOS", siteKey: "valdemora", people: 3 },
      { key: "IT", name: "IT", code: "ITX", siteKey: "puerto ámbar", people: 1 },
    ]);
  });

  test("a supervisor by number, by address or by name as written or as read", () => {
    const found = plan([
      "Staff number,Name,Department,E-mail,Supervisor",
      '1,"SOLHEIM,  INGRID",Security,ingrid@halcon.example,',
      "2,Ana Ruiz,Security,,1",
      "3,Bo Roy,Security,,Ingrid@halcon.example",
      '4,Cy Poe,Security,,"SOLHEIM,  INGRID"',
      "5,Di Foe,Security,,Ingrid Solheim",
    ]);
    expect(found.joiners.map(({ supervisorRef }) => supervisorRef)).toEqual([null, "new:2", "new:2", "new:2", "new:2"]);
  });
});

describe("a second list", () => {
  const list = ["Name,Department,Job title", '"OKAFOR,  MAREN",SECURITY,Officer'];

  test("the same says nothing", () => {
    const found = plan(list, here(somebody("1", {})));
    expect([found.same, found.changes, found.joiners, found.leavers]).toEqual([1, [], [], []]);
  });

  test("joiner, leaver, promotion", () => {
    const found = plan(
      [...list, '"RUIZ,  ANA",SECURITY,Officer'],
      here(somebody("1", { jobTitle: "Cadet" }), somebody("2", { key: "ROY,  BO" })),
    );
    expect(found.changes).toEqual([{ id: "1", row: 2, kind: "changed", set: { jobTitle: "Officer" } }]);
    expect(found.joiners.map(({ entry }) => entry.name)).toEqual(["Ana Ruiz"]);
    expect(found.leavers.map(({ id }) => id)).toEqual(["2"]);
  });

  test("somebody whose name turns up once in another department has moved, unless somebody says they are two people", () => {
    const before = here(somebody("1", { departmentKey: "APRON" }));
    const found = plan(list, before);
    expect(found.changes).toEqual([
      { id: "1", row: 2, kind: "moved", set: { departmentKey: "SECURITY", siteKey: null } },
    ]);
    expect(found.movers.map(({ person, byName }) => [person.id, byName])).toEqual([["1", true]]);
    const apart = plan(list, before, { apart: ["1"] });
    expect([apart.joiners.length, apart.leavers.length, apart.changes.length]).toEqual([1, 1, 0]);
  });

  test("a number decides against the name, an address comes next", () => {
    const found = plan(
      [
        "Staff number,Name,Department,E-mail",
        "7,Ana Bell,Apron,ana@halcon.example",
        ",Bo Roy,Apron,roy@halcon.example",
      ],
      here(
        somebody("1", { staffNumber: "7", key: "Ana Ruiz", departmentKey: "Apron", email: "ruiz@halcon.example" }),
        somebody("2", { staffNumber: "8", key: "B. Roy", departmentKey: "Lost", email: "roy@halcon.example" }),
      ),
    );
    expect(found.changes.map(({ id, kind, set }) => [id, kind, set.name, set.email, set.departmentKey])).toEqual([
      ["1", "changed", "Ana Bell", "ana@halcon.example", undefined],
      ["2", "moved", "Bo Roy", undefined, "Apron"],
    ]);
  });

  test("two numbers from lists are two people, whatever the name", () => {
    const found = plan(
      ["Staff number,Name,Department", "9,OKAFOR MAREN,SECURITY"],
      here(somebody("1", { staffNumber: "7", key: "OKAFOR MAREN" })),
    );
    expect([found.joiners.length, found.leavers.length]).toEqual([1, 1]);
  });

  test("an address may pass on from a leaver or within the list, but not from somebody who keeps it", () => {
    const people = [
      somebody("1", { key: "A B", staffNumber: "1", email: "one@halcon.example" }),
      somebody("2", { key: "C D", staffNumber: "2", email: "two@halcon.example" }),
      somebody("3", { key: "E F", staffNumber: "3", email: "three@halcon.example" }),
      somebody("4", { key: "G H", staffNumber: "4", email: "four@halcon.example" }),
    ];
    const found = plan(
      [
        "Staff number,Name,Department,E-mail",
        "1,A B,SECURITY,two@halcon.example",
        "2,C D,SECURITY,one@halcon.example",
        "3,E F,SECURITY,",
        "5,I J,SECURITY,four@halcon.example",
        "6,K L,SECURITY,three@halcon.example",
      ],
      here(...people),
    );
    expect(found.freedEmails).toEqual(["2", "1", "4"]);
    expect(wrong(found)).toEqual([[6, "email-taken", false]]);
    expect(found.joiners.map(({ entry }) => entry.email)).toEqual(["four@halcon.example", null]);
  });

  test("somebody who left and comes back keeps the address; from who stays away it passes on", () => {
    const gone = (id: string) =>
      somebody(id, { key: `Gone ${id}`, staffNumber: id, email: `g${id}@halcon.example`, left: true });
    const found = plan(
      ["Staff number,Name,Department,E-mail", "1,Gone 1,SECURITY,", "5,I J,SECURITY,g1@halcon.example", "6,K L,SECURITY,g2@halcon.example"], // prettier-ignore
      here(gone("1"), gone("2")),
    );
    expect(found.freedEmails).toEqual(["2"]);
    expect(wrong(found)).toEqual([[3, "email-taken", false]]);
  });

  test("who was never on a list does not leave, and is found by their name", () => {
    const beatriz = somebody("1", { key: "Beatriz Anaya", sortName: "anaya, beatriz", departmentKey: "COORDINATORS", listed: false, staffNumber: "COORDINATOR-1" }); // prettier-ignore
    expect(plan(list, here(beatriz)).leavers).toEqual([]);
    const found = plan(["Staff number,Name,Department", '44,"ANAYA,  BEATRIZ",HUMAN RESOURCES'], here(beatriz));
    expect(found.changes.map(({ id, kind, set }) => [id, kind, set.staffNumber, set.listed])).toEqual([
      ["1", "moved", "44", true],
    ]);
  });

  test("a list of some people lets nobody leave; a row left out keeps its person", () => {
    const people = here(somebody("1", {}), somebody("2", { key: "ROY,  BO", staffNumber: "8" }));
    expect(plan(list, people, { complete: false }).leavers).toEqual([]);
    expect(plan(["Staff number,Name,Department", "U10001,OKAFOR,SECURITY", "8,,SECURITY"], people).leavers).toEqual([]);
  });

  test("somebody who left and stands on the list again comes back", () => {
    const found = plan(["Staff number,Name,Department", "7,Ana Ruiz,Apron"], here(somebody("1", { staffNumber: "7", key: "Ana Ruiz", departmentKey: "Apron", left: true }))); // prettier-ignore
    expect(found.changes).toEqual([{ id: "1", row: 2, kind: "returned", set: {} }]);
  });
});

describe("twins: people of one name in one department", () => {
  const three = here(somebody("1", {}), somebody("2", {}), somebody("3", { jobTitle: "Sergeant" }));
  const rows = (...titles: string[]) => [
    "Name,Department,Job title",
    ...titles.map((title) => `"OKAFOR,  MAREN",SECURITY,${title}`),
  ];

  test("as many rows as people: nobody joins, nobody leaves", () => {
    const found = plan(rows("Officer", "Sergeant", "Officer"), three);
    expect([found.same, found.questions, found.twins]).toEqual([3, [], 1]);
  });

  test("one less of two equal ones: it asks which, and goes on when told", () => {
    const asked = plan(rows("Officer", "Sergeant"), three);
    expect(asked.questions).toEqual([
      {
        name: "Maren Okafor",
        departmentKey: "SECURITY",
        candidates: [
          { id: "1", jobTitle: "Officer", staffNumber: "U10001" },
          { id: "2", jobTitle: "Officer", staffNumber: "U10002" },
        ],
        leaving: 1,
        answered: false,
      },
    ]);
    const told = plan(rows("Officer", "Sergeant"), three, { left: ["1"] });
    expect([told.questions.map(({ answered }) => answered), told.leavers.map(({ id }) => id), told.same]).toEqual([
      [true],
      ["1"],
      2,
    ]);
  });

  test("the one whose job is gone left: nothing to ask", () => {
    const found = plan(rows("Officer", "Officer"), three);
    expect([found.questions, found.leavers.map(({ id }) => id)]).toEqual([[], ["3"]]);
  });

  test("one more: somebody joins", () => {
    const found = plan(rows("Officer", "Officer", "Officer", "Sergeant"), three);
    expect([found.joiners.length, found.leavers.length, found.same]).toEqual([1, 0, 3]);
  });
});
