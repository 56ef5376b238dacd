import type { Collation } from "../bson/collation.ts";
import { classBounds, keyBytes } from "../bson/key.ts";
import { isPlain } from "../bson/path.ts";
import { classOf, typeOf, types } from "../bson/types.ts";
import { isComparable } from "./comparable.ts";
import type { Condition } from "./conditions.ts";
import { after, merge, type Range } from "./range.ts";

/** What the planner has to know of an index to cut ranges out of it; the collection's `_id` is described like one too. */
export interface Shape {
  paths: string[];
  descending: boolean[];
  multikey: boolean[];
  collation: Collation | undefined;
}

/** The ranges of an index that a filter asks for. */
export interface Bounds {
  ranges: Range[];
  /** How many of the index's fields are bound. */
  fields: number;
  /** Paths that are bound to a single value. */
  fixed: Set<string>;
  /** Paths of which one key is read: those, and arrays that have an element. What comes after them stands in order. */
  pinned: Set<string>;
  /** The conditions that the ranges express fully. */
  used: Set<Condition>;
  /** A measure of how narrow the ranges are, for a first choice. */
  weight: number;
}

const mostRanges = 1_000;

/**
 * Cuts the ranges of an index: fields with given values first, then one range.
 * @param holds whether the index has keys in any of some ranges, which are left out where it has none
 */
export function boundsOf(
  shape: Shape,
  conditions: Condition[],
  collation: Collation | undefined,
  holds: (ranges: Range[]) => boolean,
): Bounds {
  const bounds: Bounds = { ranges: [], fields: 0, fixed: new Set(), pinned: new Set(), used: new Set(), weight: 0 };
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let element: number | undefined;
  for (const [i, path] of shape.paths.entries()) {
    const isArray = shape.multikey[i]!;
    const usable = conditions.filter(
      (condition) =>
        condition.path === path &&
        isComparable(condition, shape.collation, collation) &&
        // Of two fields in arrays, each may be met by another element: only one can be bound.
        (!isArray || element === undefined || (element !== 0 && element === condition.element)),
    );
    const points = usable
      .filter((condition) => condition.points)
      .toSorted((a, b) => a.points!.length - b.points!.length)[0];
    if (points) {
      const keys = keysOf(points.points!, isArray, shape.descending[i]!, shape.collation);
      if (keys.length * prefixes.length > mostRanges && bounds.fields > 0) break;
      prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
      bounds.fields++;
      bounds.weight += keys.length === 1 ? 10 : 8;
      if (keys.length === 1) bounds.pinned.add(path);
      if (keys.length === 1 && !isArray) bounds.fixed.add(path);
      if (points.isWhole || (!isArray && isToldApart(points))) bounds.used.add(points);
      if (isArray) element = points.element;
      continue;
    }
    const ends = pickEnds(usable, isArray);
    if (ends.length === 0) break;
    bounds.ranges = prefixes.map((prefix) => cut(prefix, ends, shape.descending[i]!));
    const [{ itself }] = ends as [Condition];
    const others = itself ? prefixes.map((prefix) => pointAt(prefix, itself, shape.descending[i]!)) : [];
    if (others.length > 0 && holds(others)) bounds.ranges.push(...others);
    bounds.fields++;
    bounds.weight += ends.some(({ low }) => low) && ends.some(({ high }) => high) ? 6 : 4;
    for (const end of ends) if (end.isWhole) bounds.used.add(end);
    break;
  }
  if (bounds.ranges.length === 0) {
    bounds.ranges = prefixes.map((prefix) =>
      prefix.length === 0 ? { low: prefix, high: Buffer.of(0xff) } : { low: prefix, high: after(prefix) },
    );
  }
  bounds.ranges = merge(bounds.ranges);
  return bounds;
}

/** Whether the keys of one value a document tell which documents have one of these. Null is missing too, in a filter as in
 *  an index; an array is not only what it equals, and a number in a path is not only a name. */
const isToldApart = ({ path, points }: Condition) =>
  isPlain(path) && points!.every((value) => typeOf(value) !== types.array);

/** The keys of given values. Null stands for missing values too, an array for itself and as an element of an array. */
function keysOf(values: unknown[], isArray: boolean, descending: boolean, collation: Collation | undefined): Buffer[] {
  const keys = new Map<string, Buffer>();
  const add = (value: unknown) => {
    const key = keyBytes(value, descending, collation);
    keys.set(key.toString("latin1"), key);
  };
  for (const value of values) {
    const type = typeOf(value);
    add(value ?? null);
    if (type === types.null && isArray) add(undefined);
    if (type === types.array) add((value as unknown[])[0]);
  }
  return [...keys.values()];
}

/** The conditions that make up a range: one on each side, in an array only one of them, as of limits of two types. */
function pickEnds(usable: Condition[], isArray: boolean): Condition[] {
  const both = usable.find((condition) => condition.isOneElement && condition.low && condition.high);
  if (both) return [both];
  const low = usable.find((condition) => condition.low);
  const high = usable.find((condition) => condition.high);
  const isOneType = low && high && classOf(low.low!.value) === classOf(high.high!.value);
  if (isArray || !isOneType) return [low ?? high].filter((end) => end !== undefined);
  return [low, high].filter((end) => end !== undefined);
}

function cut(prefix: Buffer, ends: Condition[], descending: boolean): Range {
  const some = (ends[0]!.low ?? ends[0]!.high)!.value;
  const kind = classBounds(some, descending);
  let low: Buffer = Buffer.concat([prefix, kind.low]);
  let high: Buffer = Buffer.concat([prefix, kind.high]);
  for (const end of ends) {
    for (const side of ["low", "high"] as const) {
      const limit = end[side];
      if (!limit) continue;
      const key = Buffer.concat([prefix, keyBytes(limit.value, descending)]);
      // In a descending index the lower limit is where the range ends.
      if ((side === "low") !== descending) low = later(low, limit.isInclusive ? key : after(key));
      else high = earlier(high, limit.isInclusive ? after(key) : key);
    }
  }
  return { low, high };
}

function pointAt(prefix: Buffer, value: unknown, descending: boolean): Range {
  const low = Buffer.concat([prefix, keyBytes(value, descending)]);
  return { low, high: after(low) };
}

const later = (a: Buffer, b: Buffer) => (Buffer.compare(a, b) < 0 ? b : a);
const earlier = (a: Buffer, b: Buffer) => (Buffer.compare(a, b) < 0 ? a : b);
