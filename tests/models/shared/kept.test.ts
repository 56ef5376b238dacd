import { expect, test } from "vitest";
import { kept } from "#models/shared/kept.ts";

test("an answer is made once while it is kept, and the oldest goes first", () => {
  const made: string[] = [];
  const join = kept(2, (one: string, other?: string) => {
    made.push([one, other].join("+"));
    return made.length;
  });
  expect([join("a", "b"), join("a", "b"), join("ab"), join("a", "b")]).toEqual([1, 1, 2, 1]);
  expect([join("c"), join("ab"), join("a", "b")]).toEqual([3, 2, 4]);
  expect(made).toEqual(["a+b", "ab+", "c+", "a+b"]);
});
