import { byIndex, isExact, type Candidate } from "./candidate.ts";
import type { Conditions } from "./conditions.ts";
import type { Index } from "./definition.ts";
import type { IndexScan, Plan } from "./plan.ts";
import type { Asked, Estimate } from "./planner.ts";

/** So many documents are read and tested at once. */
const few = 200;
/** So many rows of an index are looked up in the time that one document takes. */
const perDocument = 50;
/** A range with more rows than this holds for so many documents that those that are wanted come soon, or else are looked
 *  for in it then, where so few are wanted that it is looked up a few times at most. */
const most = 20_000;
const wanted = 1_000;

/**
 * Where a scan would read many documents only to test each, what the other conditions find in indexes is put beside it:
 * documents that have all of it are read alone. It may be another range of the same index, as where one element of an
 * array meets one condition and another the next.
 */
export function narrowed(
  chosen: Candidate,
  indexes: readonly Index[],
  asked: Asked,
  conditions: Conditions,
  estimate: Estimate,
): Plan {
  const { scan } = chosen;
  if (scan.kind !== "index" || chosen.isExact) return chosen;
  const left = conditions.all.filter((condition) => !chosen.used.has(condition));
  if (left.length === 0) return chosen;
  const documents = estimate(scan, most / perDocument);
  if (documents < few) return chosen;
  const bound = documents * perDocument;
  const used = new Set(chosen.used);
  const within: IndexScan[] = [];
  const later: IndexScan[] = [];
  let { isSure } = chosen;
  for (const condition of left) {
    if (used.has(condition)) continue;
    const all = [condition, ...left.filter((other) => other !== condition)];
    const narrow = indexes
      .filter(({ paths }) => paths[0] === condition.path)
      .map((index) => byIndex(index, { ...asked, sort: undefined }, { ...conditions, all }))
      .filter((one) => one.used.has(condition) && one.scan.kind === "index" && one.scan.ranges.length === 1)
      .map((one) => ({ ...one, scan: one.scan as IndexScan, rows: estimate(one.scan, bound) }))
      .toSorted((a, b) => a.rows - b.rows)[0];
    if (!narrow) continue;
    if (narrow.rows >= bound) {
      later.push(narrow.scan);
      continue;
    }
    within.push(narrow.scan);
    isSure &&= narrow.isSure;
    for (const one of narrow.used) used.add(one);
  }
  const more = {
    ...(within.length > 0 && { within }),
    ...(later.length > 0 && asked.first! <= wanted && { later: [...within, ...later] }),
  };
  return { ...chosen, scan: { ...scan, ...more }, isExact: isSure && isExact(conditions, used) };
}
