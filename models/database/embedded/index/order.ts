import type { Doc } from "../bson/doc.ts";
import type { Collation } from "../bson/collation.ts";
import type { Bounds, Shape } from "./bounds.ts";

/** Whether an index gives the order that is asked for, and in which direction. */
export function orderOf(
  shape: Shape,
  { sort, collation }: { sort?: Doc | undefined; collation?: Collation | undefined },
  bounds: Bounds,
): { isOrdered: boolean; isBackward: boolean } {
  if (!sort) return { isOrdered: true, isBackward: false };
  const no = { isOrdered: false, isBackward: false };
  const wanted = Object.entries(sort).filter(([path]) => !bounds.fixed.has(path));
  if (bounds.ranges.length > 1 && wanted.length > 0) return no;
  if (wanted.length === 0) return { isOrdered: true, isBackward: false };
  if (shape.collation || collation) return no;
  let at = 0;
  let isBackward: boolean | undefined;
  for (const [path, direction] of wanted) {
    while (at < shape.paths.length && shape.paths[at] !== path && bounds.pinned.has(shape.paths[at]!)) at++;
    if (shape.paths[at] !== path || shape.multikey[at]) return no;
    const isAgainst = Number(direction) < 0 !== shape.descending[at];
    if (isBackward !== undefined && isBackward !== isAgainst) return no;
    isBackward = isAgainst;
    at++;
  }
  return { isOrdered: true, isBackward: isBackward ?? false };
}
