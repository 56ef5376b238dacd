import { byIndex, isExact, type Candidate } from "./candidate.ts";
import type { Condition, Conditions } from "./conditions.ts";
import type { Index } from "./definition.ts";
import { withElements } from "./elements.ts";
import type { IndexScan, Plan } from "./plan.ts";
import type { Asked, Estimate } from "./planner.ts";

/** So many documents are read and tested at once. */
const few = 200;
/** So many rows of an index are looked up in the time that one document takes; a divisor of `most`, which is counted to. */
const perDocument = 16;
/** A range with more rows than this holds for so many documents that those that are wanted come soon, or else are looked
 *  for in it then, where so few are wanted that it is looked up a few times at most. */
const most = 20_000;
const wanted = 1_000;

/** What some conditions find in an index. */
interface Found extends Candidate {
  scan: IndexScan;
  /** Counted up to a bound. */
  rows: number;
}

/**
 * Where a scan would read many documents only to test each, what the other conditions find in indexes is put beside it:
 * documents that have all of it are read alone. It may be another range of the same index, as where one element of an
 * array meets one condition and another the next. Where no order is kept, of ranges of one index a small one is read
 * alone, else a wide one is walked and the others, which have to be gone through whole, are put beside it.
 */
export function narrowed(
  best: Candidate,
  indexes: readonly Index[],
  asked: Asked,
  conditions: Conditions,
  estimate: Estimate,
): Plan {
  const chosen = withElements(best, asked, conditions, estimate) ?? best;
  const { scan, isOrdered } = chosen;
  if (scan.kind !== "index" || chosen.isExact) return chosen;
  const left = conditions.all.filter((condition) => !chosen.used.has(condition));
  if (left.length === 0) return chosen;
  const documents = estimate(scan, most / perDocument);
  if (documents < few) return chosen;
  // Where more than one element is asked for, few are left: nothing wide is gone through for them.
  const bound = scan.also ? few : documents * perDocument;
  let walked: Found = { ...chosen, scan, rows: documents };
  let others = found(left, indexes, asked, conditions, { bound, estimate });
  if (!asked.sort || !isOrdered) {
    const same = others.filter((one) => one.scan.index === scan.index);
    const small = same.find(({ rows }) => rows < few);
    if (small) return { ...small, isOrdered, isExact: small.isSure && isExact(conditions, small.used) };
    // What is put beside a walk is one range: where the chosen one has several, it is the one that is walked.
    const wide = scan.ranges.length === 1 ? same.find(({ rows }) => rows >= bound) : undefined;
    if (wide && estimate(scan, bound) < bound) {
      others = [walked, ...others.filter((one) => one !== wide)];
      walked = wide;
    }
  }
  const within = others.filter(({ rows }) => rows < bound);
  const used = new Set([walked, ...within].flatMap((one) => [...one.used]));
  const isSure = [walked, ...within].every((one) => one.isSure);
  const scans = (list: Found[]): IndexScan[] => list.map((one) => one.scan);
  const more = {
    ...(within.length > 0 && { within: scans(within) }),
    ...(within.length < others.length &&
      asked.first! <= wanted && { later: scans([...within, ...others.filter(({ rows }) => rows >= bound)]) }),
  };
  return { ...walked, isOrdered, scan: { ...walked.scan, ...more }, isExact: isSure && isExact(conditions, used) };
}

/** The narrowest range for each condition that one before it has not met. */
function found(
  left: Condition[],
  indexes: readonly Index[],
  asked: Asked,
  conditions: Conditions,
  { bound, estimate }: { bound: number; estimate: Estimate },
): Found[] {
  const ranges: Found[] = [];
  for (const condition of left) {
    if (ranges.some(({ rows, used }) => rows < bound && used.has(condition))) continue;
    const all = [condition, ...left.filter((other) => other !== condition)];
    const [narrow] = indexes
      .filter(({ paths }) => paths[0] === condition.path)
      .map((index) => byIndex(index, { ...asked, sort: undefined }, { ...conditions, all }, estimate))
      .filter((one) => one.used.has(condition) && one.scan.kind === "index" && one.scan.ranges.length === 1)
      .map((one) => ({ ...one, scan: one.scan as IndexScan, rows: estimate(one.scan, bound) }))
      .toSorted((a, b) => a.rows - b.rows);
    if (narrow) ranges.push(narrow);
  }
  return ranges;
}
