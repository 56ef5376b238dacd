import { keyBytes } from "../bson/key.ts";
import { byIndex, isExact, type Candidate } from "./candidate.ts";
import { isComparable } from "./comparable.ts";
import type { Condition, Conditions } from "./conditions.ts";
import type { Asked, Estimate } from "./planner.ts";

/** So far rows are counted to see which element is the rarest, and further where all have as many. */
const counts = [200, 1_000] as const;

/**
 * A filter may ask for several elements of one array, in the order of an index that begins with it: who has both of these
 * labels, by name. One of them is walked, the rarest, and of each row it is looked up whether the document stands under the
 * others, too. Its keys differ in the element alone, where no other field of the index has arrays, so that is one place for
 * each.
 */
export function withElements(
  chosen: Candidate,
  asked: Asked,
  conditions: Conditions,
  estimate: Estimate,
): Candidate | undefined {
  const { scan, isOrdered } = chosen;
  if (scan.kind !== "index" || !asked.sort || !isOrdered || scan.index.multikey.lastIndexOf(true) !== 0)
    return undefined;
  const { index } = scan;
  const elements = conditions.all.filter(
    (one) =>
      one.path === index.paths[0] &&
      one.points?.length === 1 &&
      one.isWhole &&
      isComparable(one, index.collation, asked.collation),
  );
  if (elements.length < 2) return undefined;
  const keyOf = ({ points }: Condition): Buffer => keyBytes(points![0], index.descending[0], index.collation);
  const walks = elements.map((one) => {
    const all = [one, ...conditions.all.filter((other) => other !== one)];
    return { one, walk: byIndex(index, asked, { ...conditions, all }, estimate) };
  });
  const { one, walk } = rarest(walks, estimate);
  const used = new Set([...walk.used, ...elements]);
  const also = { in: keyOf(one).length, keys: elements.filter((other) => other !== one).map(keyOf) };
  return {
    ...walk,
    scan: { ...walk.scan, kind: "index", also } as typeof scan,
    used,
    isExact: walk.isSure && isExact(conditions, used),
  };
}

function rarest<T extends { walk: Candidate }>(walks: T[], estimate: Estimate): T {
  let rows: number[] = [];
  for (const most of counts) {
    rows = walks.map(({ walk }) => estimate(walk.scan, most));
    if (rows.some((count) => count < most)) break;
  }
  return walks[rows.indexOf(Math.min(...rows))]!;
}
