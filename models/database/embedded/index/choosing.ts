import { certain, type Candidate } from "./candidate.ts";
import type { Scan } from "./plan.ts";
import type { Asked, Estimate } from "./planner.ts";

/** Ranges are counted up to so many rows, and further where the one that seems best has as many: it may have any number. */
const COUNTS = [200, 2_000, 20_000] as const;

/**
 * Of candidates the one that reads least; undefined where there is none.
 * @param first how many documents are wanted, in their order
 */
export function choose(candidates: Candidate[], estimate: Estimate, first = Infinity): Candidate | undefined {
  const bound = candidates.filter(({ isBound }) => isBound).toSorted((a, b) => b.weight - a.weight);
  const [heaviest, second] = bound;
  if (!heaviest) return candidates[0];
  if (!second || heaviest.weight >= certain) return heaviest;
  let best = heaviest;
  for (const most of COUNTS) {
    const rows = new Map(bound.map((candidate) => [candidate, estimate(candidate.scan, most)]));
    const least = Math.max(1, Math.min(...rows.values()));
    best = bound.reduce((one, next) =>
      costOf(next, rows, least, first) < costOf(one, rows, least, first) ? next : one,
    );
    // Where all are wide and a part is wanted, the order of an index finds it soon.
    if (rows.get(best)! < most || (Number.isFinite(first) && least >= COUNTS[1])) break;
  }
  return best;
}

/** How much is read, in rows of an index in order: what is not in order is read whole and sorted; in order, it is read until
 *  enough is found, and no more can be found than the narrowest range has. */
function costOf(candidate: Candidate, rows: ReadonlyMap<Candidate, number>, least: number, first: number): number {
  const own = rows.get(candidate)!;
  if (!candidate.isOrdered) return own * 1.5;
  return Number.isFinite(first) ? Math.min(own, (first * own) / least) : own;
}

/** Whether so much would be read that it is worth to look whether the parts of an `$or` have less. */
export const isWide = (scan: Scan, { first = Infinity }: Asked, estimate: Estimate): boolean =>
  !Number.isFinite(first) && estimate(scan, COUNTS[1]) >= COUNTS[1];

/** Whether the scans of an `$or` together, which are in no order, read less than another. */
export function isNarrower(union: Scan, than: Scan, estimate: Estimate): boolean {
  const most = COUNTS[2];
  const rows = union.kind === "union" ? union.scans.reduce((sum, scan) => sum + estimate(scan, most), 0) : Infinity;
  return rows * 1.5 < estimate(than, most);
}
