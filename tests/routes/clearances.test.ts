import { describe, expect, it } from "vitest";
import { Person } from "#models/people/person.document.ts";
import { cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { sendFile, visit } from "../visit.ts";

await freshDatabase();

const at = (of: { _id: unknown }) => `/people/${String(of._id)}/clearances`;
const held = async (of: { _id: unknown }) =>
  (await Person.findById(of._id).lean())!.clearances.map(({ kind, until }) => [kind, until.toISOString()]);

describe("the clearances of somebody", () => {
  it("are granted with their last day at the person's site, renewed, and taken away", async () => {
    const { beatriz, maria } = await cast();
    const who = visit(beatriz);
    expect((await who.get(at(maria))).text).toContain("None is on record.");
    const done = await who.post(at(maria), { kind: " Airside badge ", until: "2027-03-31", roles: "coordinator" });
    expect(done.location).toBe(at(maria));
    expect((await who.follow(done)).text).toContain("“Airside badge” is on the record.");
    expect(await held(maria)).toEqual([["Airside badge", "2027-03-31T22:00:00.000Z"]]);
    expect((await who.get(at(maria))).text).toContain("Wednesday 31 March 2027");
    const anew = await who.post(at(maria), { kind: "airside BADGE", until: "2027-03-31" });
    expect((await who.follow(anew)).text).toContain("“Airside badge” is on the record.");
    expect((await Person.findById(maria._id).lean())!.roles).toEqual([]);
    await who.post(at(maria), { kind: "Airside badge", until: "2028-01-31" });
    expect(await held(maria)).toEqual([["Airside badge", "2028-01-31T23:00:00.000Z"]]);
    const gone = await who.post(at(maria), { revoke: "Airside badge" });
    expect((await who.follow(gone)).text).toContain("“Airside badge” was taken away.");
    expect(await held(maria)).toEqual([]);
  });

  it.each([
    [{ kind: "", until: "2027-03-31" }, "Please fill this in"],
    [{ kind: "Badge", until: "31 March" }, "Enter a date"],
    [{ kind: "Badge", until: "2027-02-30" }, "Enter a date"],
    [{ kind: "Badge" }, "Please fill this in"],
    [{ kind: "x".repeat(81), until: "2027-03-31" }, "80"],
    [{ revoke: "" }, "Please fill this in"],
  ])("refuse %j at the field", async (fields, sentence) => {
    const { beatriz, maria } = await cast();
    const no = await visit(beatriz).post(at(maria), fields as Record<string, string>);
    expect(no.status).toBe(422);
    expect(no.text).toContain(sentence);
    expect(await held(maria)).toEqual([]);
  });

  it("say so when they have ended", async () => {
    const { beatriz, maria } = await cast();
    const who = visit(beatriz);
    await who.post(at(maria), { kind: "Badge", until: "2026-11-25" });
    expect((await who.get(at(maria))).text).not.toContain("Ended");
    await who.post(at(maria), { kind: "Badge", until: "2026-11-24" });
    expect((await who.get(at(maria))).text).toContain("Tuesday 24 November Ended");
  });

  it("are the coordinators' alone, and of nobody unknown", async () => {
    const { beatriz, maria, ingrid, maren } = await cast();
    for (const other of [maria, ingrid, maren]) {
      expect((await visit(other).get(at(maren))).status).toBe(403);
      expect((await visit(other).post(at(maren), { kind: "Badge", until: "2027-03-31" })).status).toBe(403);
    }
    expect(await held(maren)).toEqual([]);
    const nobody = { _id: "0123456789abcdef01234567" };
    expect((await visit(beatriz).get(at(nobody))).status).toBe(404);
    expect((await visit(beatriz).post(at(nobody), { kind: "Badge", until: "2027-03-31" })).status).toBe(404);
    expect((await visit(beatriz).get(at({ _id: "nonsense" }))).status).toBe(404);
  });
});

describe("clearances by list", () => {
  it("are granted by number or address, again without doubling", async () => {
    const { beatriz, maren, linh } = await cast();
    const list = `Who;What;Until\r\n${maren.staffNumber};Airside badge;2027-03-31\r\n${linh.email};Film;2027-01-01\r\n`;
    const who = visit(beatriz);
    for (let times = 0; times < 2; times++) {
      const done = await sendFile(who, "/clearances", list);
      expect(done.location).toBe("/clearances");
      expect((await who.follow(done)).text).toContain("2 clearances were granted.");
    }
    expect(await held(maren)).toEqual([["Airside badge", "2027-03-31T23:00:00.000Z"]]);
    const old = await sendFile(who, "/clearances", `Who;What;Until\n${maren.staffNumber};Crane;2017-03-31\n`);
    expect((await who.follow(old)).text).toContain("One clearance was granted. It has ended already.");
    expect(await held(linh)).toEqual([["Film", "2027-01-02T00:00:00.000Z"]]);
  });

  it("find a number however it is written, and a day that never comes", async () => {
    const { beatriz, maren } = await cast();
    const list = `Who;What;Until\n${maren.staffNumber!.toLowerCase()};Airside badge;9999-12-31\n`;
    expect((await sendFile(visit(beatriz), "/clearances", list)).location).toBe("/clearances");
    expect(await held(maren)).toEqual([["Airside badge", "+010000-01-01T00:00:00.000Z"]]);
    expect((await visit(beatriz).get(`/people/${String(maren._id)}/clearances`)).text).toContain("31 December 9999");
  });

  it("with one bad row write nothing, and name each with its reason", async () => {
    const { beatriz, maren } = await cast();
    const rows = [
      `${maren.staffNumber},Badge,2027-03-31`,
      "nobody,Badge,2027-03-31",
      `${maren.staffNumber},,2027-03-31`,
    ];
    const list = ["Who,What,Until", ...rows, `${maren.staffNumber},Badge,31/03/2027`].join("\n");
    const no = await sendFile(visit(beatriz), "/clearances", list);
    expect(no.status).toBe(422);
    expect(no.text).toContain("Nothing was written: 3 rows need a look.");
    expect(no.text).toContain("Row 3 : Nobody on the staff list has this number or e-mail: “nobody”.");
    expect(no.text).toContain("Row 4 : The clearance is missing");
    expect(no.text).toContain("Row 5 : The date is missing, or not written like 2027-03-31: “31/03/2027”.");
    expect(await held(maren)).toEqual([]);
  });

  it("refuse no file, an empty one, one of other columns, and what is no text", async () => {
    const { beatriz } = await cast();
    const who = visit(beatriz);
    expect((await who.post("/clearances", {})).status).toBe(422);
    expect((await sendFile(who, "/clearances", "", { name: "" })).text).toContain("The list: Please fill this in");
    const empty = await sendFile(who, "/clearances", "");
    expect([empty.status, empty.text.includes("This file is empty.")]).toEqual([422, true]);
    for (const odd of [" \n", "Name,Department\nRuiz,Lost Property\n", Buffer.from([0, 255, 0, 216, 3])])
      expect((await sendFile(who, "/clearances", odd)).status).toBe(422);
  });

  it("take a list as long as a city's staff list, and say when one is too large", async () => {
    const { beatriz, maren } = await cast();
    const rows = Array.from({ length: 22_000 }, () => `${maren.email!},Airside badge,2027-03-31`);
    const list = ["Who,What,Until", ...rows, "nobody,Airside badge,2027-03-31"].join("\n");
    expect(list.length).toBeGreaterThan(1024 * 1024);
    const no = await sendFile(visit(beatriz), "/clearances", list);
    expect(no.text).toContain("Nothing was written: 1 row needs a look.");
    const large = await sendFile(visit(beatriz), "/clearances", Buffer.alloc(22_000_000, "a"));
    expect([large.status, large.text.includes("This file is larger than 20 MB.")]).toEqual([422, true]);
  });

  it("are the coordinators' alone", async () => {
    const { maria, maren } = await cast();
    expect((await visit(maria).get("/clearances")).status).toBe(403);
    const list = `a,b,c\n${maren.staffNumber},Badge,2027-03-31\n`;
    expect((await sendFile(visit(maria), "/clearances", list)).status).toBe(403);
    expect(await held(maren)).toEqual([]);
  });
});
