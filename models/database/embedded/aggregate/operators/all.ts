import { arithmetic } from "./arithmetic.ts";
import { arrays } from "./array.ts";
import { conversions } from "./convert.ts";
import { dates } from "./date.ts";
import { loops } from "./loop.ts";
import { logic } from "./logic.ts";
import { objects } from "./object.ts";
import { opaque } from "./opaque.ts";
import { patterns } from "./pattern.ts";
import { picks } from "./pick.ts";
import { reals } from "./real.ts";
import { rounding } from "./round.ts";
import { sets } from "./set.ts";
import { strings } from "./string.ts";
import { summaries } from "./summary.ts";
import type { Form } from "../scope.ts";

/** All operators of expressions by their names. */
export const operators: ReadonlyMap<string, Form> = new Map(
  [
    arithmetic,
    rounding,
    reals,
    logic,
    arrays,
    sets,
    loops,
    picks,
    objects,
    strings,
    patterns,
    conversions,
    dates,
    opaque,
    summaries,
  ].flatMap((table) => Object.entries(table)),
);

/** Operators of the server that this database does not have. */
export const absentOperators: ReadonlySet<string> = new Set([
  "$accumulator",
  "$createObjectId",
  "$encStrContains",
  "$encStrEndsWith",
  "$encStrNormalizedEq",
  "$encStrStartsWith",
  "$function",
  "$median",
  "$meta",
  "$percentile",
  "$sampleRate",
  "$similarityCosine",
  "$similarityDotProduct",
  "$similarityEuclidean",
  "$toHashedIndexKey",
  "$toUUID",
]);
