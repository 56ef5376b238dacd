import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { abreast } from "#models/database/abreast.ts";

test("some are at work at a time, begun in their order", async () => {
  const begun: number[] = [];
  let [busy, most] = [0, 0];
  await abreast([...Array(30).keys()], async (thing, at) => {
    expect(thing).toBe(at);
    begun.push(thing);
    most = Math.max(most, ++busy);
    for (let turn = 0; turn < thing % 3; turn++) await setImmediate();
    busy--;
  });
  expect(begun).toEqual([...Array(30).keys()]);
  expect([busy, most]).toEqual([0, 8]);
});

test("after one that fails none is begun", async () => {
  const begun: number[] = [];
  const work = abreast([...Array(30).keys()], async (thing) => {
    begun.push(thing);
    await setImmediate();
    if (thing === 3) throw new Error("three");
    for (let turn = 0; turn < 3; turn++) await setImmediate();
  });
  await expect(work).rejects.toThrow("three");
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  expect(begun.length).toBeLessThan(20);
});
