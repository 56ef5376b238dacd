import { expect } from "vitest";
import { audit } from "#models/reporting/invariants.ts";
import { noon } from "./builders/moments.ts";

/** What the audit finds broken: nothing, after whatever a test did. */
export async function expectSound(now: Date = noon): Promise<void> {
  const broken = (await audit(now)).filter((tally) => tally.broken > 0);
  expect(broken.map(({ name, says, examples }) => ({ name, says, examples }))).toEqual([]);
}
