import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { crash } from "../../../crash/rounds.ts";

const folder = await mkdtemp(path.join(tmpdir(), "kill-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("nothing that was acknowledged is lost when the store is killed, and nothing is half", async () => {
  const { rounds, wrong, acknowledged } = await crash(folder, 3);
  expect({ rounds, wrong }).toEqual({ rounds: 3, wrong: [] });
  expect(acknowledged.inserts.size).toBeGreaterThan(60);
  expect(acknowledged.pairs.size).toBeGreaterThan(3);
});

test.each(["--help", "0", "many", "1.5"])("the command does not say of %s rounds that nothing was lost", (given) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tests/crash/run.ts", given], { encoding: "utf8" });
  expect([status, stdout, stderr]).toEqual([1, "", `ROUNDS must be a whole number from 1; it is "${given}".\n`]);
});
