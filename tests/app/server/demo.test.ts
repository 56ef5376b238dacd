import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { prepareDemo } from "#app/server/demo.ts";
import { markDemo } from "#models/people/demo-cast.ts";
import { Person } from "#models/people/person.document.ts";
import { cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { testSettings } from "../../visit.ts";

await freshDatabase();
beforeEach(() => void vi.spyOn(console, "log").mockImplementation(() => {}));

const DAY = 24 * 3_600_000;
const folder = () => mkdtempSync(path.join(tmpdir(), "us-demo-"));

/** A start of the demo; answers whether it was made, and what was left of what had been there. */
async function start(daysLater: number, dataFolder = folder(), mode: "demo" | "production" = "demo") {
  const clock = () => new Date(noon.getTime() + daysLater * DAY);
  let left: number | null = null;
  const make = async (now: Date) => {
    expect(existsSync(path.join(dataFolder, "demo-begun.txt"))).toBe(true);
    left = await Person.countDocuments();
    await cast();
    await markDemo([], now);
  };
  await prepareDemo(testSettings({ mode, clock, dataFolder }), make);
  return left;
}

test("a demo is made once, kept for a week, and made anew of nothing when it is older", async () => {
  const dataFolder = folder();
  expect(await start(0, dataFolder)).toBe(0);
  expect(existsSync(path.join(dataFolder, "demo-begun.txt"))).toBe(false);
  expect(await start(6.9, dataFolder)).toBeNull();
  expect(await start(7, dataFolder)).toBe(0);
  expect(await start(13.9, dataFolder)).toBeNull();
});

test.each([false, true])("one that was left half made is made anew (its last write done: %s)", async (marked) => {
  const dataFolder = folder();
  const settings = testSettings({ mode: "demo", clock: () => noon, dataFolder });
  const stopped = prepareDemo(settings, async () => {
    await cast();
    if (marked) await markDemo([], noon);
    throw new Error("stopped at the keyboard");
  });
  await expect(stopped).rejects.toThrow("keyboard");
  expect(await start(0, dataFolder)).toBe(0);
});

test("an organisation that is no demo is never touched, and other modes make none", async () => {
  await cast();
  const people = await Person.countDocuments();
  await expect(start(0)).rejects.toThrow(/^MODE=demo found an organisation that is no demo/);
  expect(await start(0, folder(), "production")).toBeNull();
  expect(await Person.countDocuments()).toBe(people);
});
