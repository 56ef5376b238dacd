import mongoose from "mongoose";
import { beforeEach, describe, expect, test } from "vitest";
import { noteUpkeep } from "#models/record/upkeep.ts";
import { cast, noon } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { visit } from "../visit.ts";

await freshDatabase();

let all: Awaited<ReturnType<typeof cast>>;
beforeEach(async () => {
  all = await cast();
});

const answers = (html: string): string[] =>
  [...html.matchAll(/<dd>(.*?)<\/dd>/gs)].map(([, text]) => text!.replace(/<[^>]*>/g, ""));

describe("the database's page", () => {
  test("says its size and when it was backed up and verified", async () => {
    const beatriz = visit(all.beatriz);
    const [documents, size, free, backup, verify] = answers((await beatriz.get("/database")).html);
    expect(Number(documents)).toBeGreaterThan(3);
    expect(size).toMatch(/^\d+(\.\d)? MB$/);
    expect(free).toMatch(/^\d+(\.\d)? MB$/);
    expect([backup, verify]).toEqual([
      "None yet. Please let whoever runs the server call: npm run backup",
      "None yet. Please let whoever runs the server call: npm run verify",
    ]);
    await noteUpkeep({ _id: "backup", at: noon, good: true, documents: 1 });
    await noteUpkeep({ _id: "verify", at: noon, good: false, documents: 1 });
    const done = answers((await beatriz.get("/database")).html).slice(3);
    expect(done).toEqual([
      expect.stringMatching(/: read again and whole$/),
      expect.stringMatching(/: something is broken; please restore a backup$/),
    ]);
  });

  test("gives free space back", async () => {
    const beatriz = visit(all.beatriz);
    const rows = mongoose.connection.collection("rows");
    await rows.insertMany(Array.from({ length: 3_000 }, () => ({ text: "x".repeat(1_000) })));
    await rows.drop();
    expect((await beatriz.get("/database")).text).toContain("Give free space back");
    const { status, location } = await beatriz.post("/database", {});
    expect([status, location]).toEqual([302, "/database"]);
    const { text } = await beatriz.get("/database");
    expect(text).toContain("Free space was given back to the disk.");
    expect(text).not.toContain("Give free space back");
  });

  test("is for coordinators", async () => {
    const maren = visit(all.maren);
    expect((await maren.get("/database")).status).toBe(403);
    expect((await maren.post("/database", {})).status).toBe(403);
  });
});
