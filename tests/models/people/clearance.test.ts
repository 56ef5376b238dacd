import { beforeEach, describe, expect, test } from "vitest";
import { grantFromList } from "#models/people/clearance-list.ts";
import { clearancesOf, grantClearance, revokeClearance } from "#models/people/clearance.ts";
import { actor, build, cast, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();

const list = (...lines: string[]): Uint8Array => new TextEncoder().encode(["Who,What,Until", ...lines].join("\n"));

describe("clearances", () => {
  let c: Cast;
  beforeEach(async () => {
    c = await cast();
  });

  test("one a kind: granting again moves the date; valid to the end of the day at the person's site", async () => {
    const beatriz = await actor(c.beatriz);
    const id = String(c.maren._id);
    await grantClearance(beatriz, id, { kind: "Airside badge", until: "2027-01-31" }, noon);
    await grantClearance(beatriz, id, { kind: "Airside badge", until: "2027-02-28" }, noon);
    const { held } = await clearancesOf(beatriz, id);
    expect(held).toEqual([{ kind: "Airside badge", lastDay: new Date("2027-02-28T23:59:59.999Z") }]);
    await revokeClearance(beatriz, id, "Airside badge", noon);
    expect((await clearancesOf(beatriz, id)).held).toEqual([]);
  });

  test("a kind is held in the letters a plan asks for it in, however a form or a list writes it", async () => {
    const beatriz = await actor(c.beatriz);
    const id = String(c.maren._id);
    await build.plan(c.maria, { clearances: ["Airside badge"] });
    const given = [`${c.maren.staffNumber},AIRSIDE badge,2027-03-31`, `${c.maren.staffNumber},Film,2027-03-31`];
    await grantFromList(beatriz, list(...given, `${c.maren.staffNumber},film,2027-04-30`), noon);
    await grantClearance(beatriz, id, { kind: "airside Badge", until: "2027-05-31" }, noon);
    expect((await clearancesOf(beatriz, id)).held.map(({ kind, lastDay }) => [kind, lastDay.getUTCMonth()])).toEqual([
      ["Airside badge", 4],
      ["Film", 3],
    ]);
  });

  test("a list with one bad row writes nothing and names the row", async () => {
    const beatriz = await actor(c.beatriz);
    const good = `${c.maren.staffNumber},Safety film,2027-03-31`;
    const found = await grantFromList(
      beatriz,
      list(good, "nobody@nowhere.example,Safety film,2027-03-31", `${c.maren.staffNumber},,soon`),
      noon,
    );
    expect(found).toEqual({
      granted: 0,
      ended: 0,
      problems: [
        { row: 3, problem: "person-unknown", written: "nobody@nowhere.example" },
        { row: 4, problem: "kind-missing", written: "" },
      ],
    });
    expect((await clearancesOf(beatriz, String(c.maren._id))).held).toEqual([]);
    expect(await grantFromList(beatriz, list(good), noon)).toEqual({ granted: 1, ended: 0, problems: [] });
    expect((await clearancesOf(beatriz, String(c.maren._id))).held.map(({ kind }) => kind)).toEqual(["Safety film"]);
  });

  test("coordinators alone", async () => {
    const maren = await actor(c.maren);
    const mine = grantClearance(maren, String(c.maren._id), { kind: "Airside badge", until: "2027-01-31" }, noon);
    await expect(mine).rejects.toMatchObject({ code: "not-allowed" });
    await expect(grantFromList(maren, list("1,a,2027-01-31"), noon)).rejects.toMatchObject({ code: "not-allowed" });
  });
});
