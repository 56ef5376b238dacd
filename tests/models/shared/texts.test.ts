import { expect, test } from "vitest";
import { textsFor } from "#models/shared/texts/index.ts";

const texts = textsFor("en");

test("where there is one department, or one place, it is not counted as many", () => {
  expect([texts.find.allDepartments(1), texts.find.allDepartments(2)]).toEqual([
    "All departments",
    "All 2 departments",
  ]);
  expect([texts.search.left(0, 1), texts.search.left(0, 2), texts.search.left(1, 2)]).toEqual([
    "the one place is taken",
    "all 2 taken",
    "1 of 2 places left",
  ]);
});
