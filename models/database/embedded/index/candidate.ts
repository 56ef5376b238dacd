import type { Collection } from "../store/collection.ts";
import { own } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { boundsOf, type Shape } from "./bounds.ts";
import { sameCollation } from "./comparable.ts";
import type { Condition, Conditions } from "./conditions.ts";
import type { Index } from "./definition.ts";
import { orderOf } from "./order.ts";
import type { Plan } from "./plan.ts";
import type { Range } from "./range.ts";
import type { Asked, Estimate } from "./planner.ts";

/** A plan that may be chosen. */
export interface Candidate extends Plan {
  /** A measure of how little it reads. */
  weight: number;
  /** Whether it reads a part of the collection only. */
  isBound: boolean;
  /** The conditions that the scan meets fully. */
  used: Set<Condition>;
  /** Whether it does so for all of them at once. */
  isSure: boolean;
}

/** The weight of a plan that finds a single document. */
export const certain = 1_000;

/** How an index would answer. */
export function byIndex(index: Index, asked: Asked, conditions: Conditions, estimate: Estimate): Candidate {
  const holds = (ranges: Range[]) =>
    estimate({ kind: "index", index, ranges, isBackward: false, boundFields: 0 }, 1) > 0;
  const bounds = boundsOf(index, conditions.all, asked.collation, holds);
  const { isOrdered, isBackward } = orderOf(index, asked, bounds);
  const isFull = index.isUnique && bounds.ranges.length === 1 && index.paths.every((path) => bounds.fixed.has(path));
  const isSure = index.multikey.slice(0, bounds.fields).filter(Boolean).length < 2;
  for (const condition of conditions.all) if (isEverywhere(index, condition)) bounds.used.add(condition);
  return {
    scan: { kind: "index", index, ranges: bounds.ranges, isBackward, boundFields: bounds.fields },
    isOrdered,
    isExact: isSure && isExact(conditions, bounds.used),
    isBound: bounds.fields > 0,
    used: bounds.used,
    isSure,
    weight: bounds.weight + (isFull ? certain : 0) + (isOrdered && asked.sort ? 3 : 0),
  };
}

/** How the collection's own key would answer. */
export function byId(collection: Collection, asked: Asked, conditions: Conditions): Candidate {
  const shape: Shape = { paths: ["_id"], descending: [false], multikey: [false], collation: collection.collation };
  // What the ranges leave out is a regular expression, which no `_id` can be.
  const bounds = boundsOf(shape, conditions.all, asked.collation, () => false);
  const { isOrdered, isBackward } = orderOf(shape, asked, bounds);
  const isPoints = conditions.all.some(({ path, points, element }) => path === "_id" && points && element === 0);
  const keys = isPoints && bounds.fields > 0 ? bounds.ranges.map(({ low }) => low) : undefined;
  const isSorted =
    Object.keys(asked.sort ?? {}).join() === "_id" && sameCollation(collection.collation, asked.collation);
  return {
    scan: keys
      ? { kind: "ids", keys: isSorted && Number(asked.sort!["_id"]) < 0 ? keys.toReversed() : keys }
      : { kind: "id", ranges: bounds.ranges, isBackward },
    isOrdered: isOrdered || keys?.length === 1 || (isPoints && isSorted && !collection.collation),
    isExact: isExact(conditions, bounds.used),
    isBound: bounds.fields > 0,
    used: bounds.used,
    isSure: true,
    weight: bounds.weight + (keys ? certain * 2 : 0),
  };
}

/** Whether a partial index has no document that does not meet a condition: those alone belong into it. */
function isEverywhere({ partial }: Index, { path, points, element }: Condition): boolean {
  if (!partial || points?.length !== 1 || element !== 0) return false;
  return Object.hasOwn(partial, path) && compare(own(partial, path), points[0]) === 0;
}

/** Whether these conditions are all that the filter asks. */
export const isExact = (conditions: Conditions, used: Set<Condition>) =>
  conditions.isComplete && conditions.all.every((condition) => used.has(condition));
