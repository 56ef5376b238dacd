import { expect, test } from "vitest";
import { manyLeave } from "#models/shared/many-leave.ts";

test("many leave: more than ten, and more than a tenth of those who are here", () => {
  const asked = [
    { rows: 90, joiners: 0, leavers: 10 },
    { rows: 99, joiners: 0, leavers: 11 },
    { rows: 98, joiners: 0, leavers: 11 },
    { rows: 998, joiners: 900, leavers: 11 },
    { rows: 0, joiners: 0, leavers: 0 },
  ];
  expect(asked.map(manyLeave)).toEqual([false, false, true, true, false]);
});
