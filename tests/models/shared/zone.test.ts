import { expect, test } from "vitest";
import { namedZone } from "#models/shared/time.ts";

test("a zone may be named by its city, where one zone has it", () => {
  const typed = ["Europe/Madrid", "Madrid", " new york ", "chicago", "Atlantis", ""];
  expect(typed.map(namedZone)).toEqual([
    ...["Europe/Madrid", "Europe/Madrid", "America/New_York", "America/Chicago", "Atlantis", ""],
  ]);
});
