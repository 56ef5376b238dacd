import { Timestamp } from "../../bson/values.ts";
import { clone, isDoc } from "../../bson/doc.ts";
import { compare } from "../../bson/order.ts";
import { show } from "../../bson/show.ts";
import { typeName } from "../../bson/types.ts";
import { badValue } from "../../errors.ts";
import type { Operator } from "../operator.ts";

/** `$set` and `$setOnInsert`; several fields of an update never share a value. */
export const set: Operator = (operand) => () => clone(operand ?? null);

/** `$unset`. */
export const unset: Operator = () => () => undefined;

/** `$min`. */
export const least: Operator =
  (operand, { collation }) =>
  (current) =>
    current === undefined || compare(operand, current, collation) < 0 ? clone(operand) : current;

/** `$max`. */
export const greatest: Operator =
  (operand, { collation }) =>
  (current) =>
    current === undefined || compare(operand, current, collation) > 0 ? clone(operand) : current;

/** `$currentDate: true | { $type: "date" | "timestamp" }`. */
export const currentDate: Operator = (operand, { now }) => {
  const kind = kindOf(operand);
  return () => (kind === "date" ? now : timestamp(now));
};

function kindOf(operand: unknown): "date" | "timestamp" {
  if (typeof operand === "boolean") return "date";
  if (!isDoc(operand)) {
    throw badValue(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  const stray = Object.keys(operand).find((name) => name !== "$type");
  if (stray !== undefined) throw badValue(`Unrecognized $currentDate option: ${stray}`);
  if (operand.$type === "date" || operand.$type === "timestamp") return operand.$type;
  throw badValue(
    `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}, not ${show(operand.$type)}`,
  );
}

let second = 0;
let count = 0;

// Timestamps of one second are told apart by a counter.
function timestamp(now: Date): Timestamp {
  const t = Math.floor(now.getTime() / 1000);
  count = t === second ? count + 1 : 1;
  second = t;
  return new Timestamp({ t, i: count });
}
