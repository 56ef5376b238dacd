import type { PatternDate } from "#models/programme/pattern.ts";
import type { Texts } from "#models/shared/texts/index.ts";

/** What stands in the way of a date, in words that go on from "Left out: "; `clash` is the thing, or who said so. */
export const sayProblem = (
  { problems }: Texts["pattern"],
  problem: NonNullable<PatternDate["problem"]>,
  clash: string,
): string => {
  const said = problems[problem];
  return typeof said === "string" ? said : said(clash);
};
