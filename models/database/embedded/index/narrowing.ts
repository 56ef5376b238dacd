import { byIndex, isExact, type Candidate } from "./candidate.ts";
import type { Conditions } from "./conditions.ts";
import type { Index } from "./definition.ts";
import type { IndexScan, Plan } from "./plan.ts";
import type { Asked, Estimate } from "./planner.ts";

/** A scan that finds fewer documents than this may as well read them. */
const many = 200;
/** To look up so many rows of an index takes a few milliseconds. What finds more holds for so many documents that those
 *  that are wanted come soon. */
const most = 40_000;

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
  if (left.length === 0 || estimate(scan, many) < many) return chosen;
  const used = new Set(chosen.used);
  const within: IndexScan[] = [];
  let { isSure } = chosen;
  for (const condition of left) {
    if (used.has(condition)) continue;
    const all = [condition, ...left.filter((other) => other !== condition)];
    const narrow = indexes
      .filter(({ paths }) => paths[0] === condition.path)
      .map((index) => byIndex(index, { ...asked, sort: undefined }, { ...conditions, all }))
      .filter((one) => one.used.has(condition) && one.scan.kind === "index" && one.scan.ranges.length === 1)
      .map((one) => ({ ...one, scan: one.scan as IndexScan, rows: estimate(one.scan, most) }))
      .toSorted((a, b) => a.rows - b.rows)[0];
    if (!narrow || narrow.rows >= most) continue;
    within.push(narrow.scan);
    isSure &&= narrow.isSure;
    for (const one of narrow.used) used.add(one);
  }
  if (within.length === 0) return chosen;
  return { ...chosen, scan: { ...scan, within }, isExact: isSure && isExact(conditions, used) };
}
