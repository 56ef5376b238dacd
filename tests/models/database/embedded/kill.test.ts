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
