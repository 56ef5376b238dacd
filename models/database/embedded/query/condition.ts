import type { Doc } from "../bson/doc.ts";
import { reach, type Test } from "./reach.ts";

/** What a field must satisfy: tests of single values, joined by "all", "any" and "not". */
export type Condition =
  | { kind: "test"; test: Test; /** Whether the elements of an array are tried too. */ spread: boolean }
  | { kind: "all" | "any"; conditions: Condition[] }
  | { kind: "not"; condition: Condition };

/** A condition on one value; on elements of an array as well, where the path ends in one. */
export const one = (test: Test): Condition => ({ kind: "test", test, spread: true });

/** A condition on the value as it is: an array counts as a whole. */
export const whole = (test: Test): Condition => ({ kind: "test", test, spread: false });

export const all = (conditions: Condition[]): Condition =>
  conditions.length === 1 ? conditions[0]! : { kind: "all", conditions };

export const any = (conditions: Condition[]): Condition => ({ kind: "any", conditions });

export const not = (condition: Condition): Condition => ({ kind: "not", condition });

/** The condition on a field of documents. */
export function onPath(condition: Condition, path: string): (doc: Doc) => boolean {
  switch (condition.kind) {
    case "test":
      return reach(path, condition.test, condition.spread);
    case "not": {
      const inner = onPath(condition.condition, path);
      return (doc) => !inner(doc);
    }
    case "all": {
      const inner = condition.conditions.map((part) => onPath(part, path));
      return (doc) => inner.every((test) => test(doc));
    }
    case "any": {
      const inner = condition.conditions.map((part) => onPath(part, path));
      return (doc) => inner.some((test) => test(doc));
    }
  }
}

/** The condition on one value, as `$elemMatch` and `$pull` put it to the elements of an array. */
export function onValue(condition: Condition): Test {
  switch (condition.kind) {
    case "test":
      return condition.test;
    case "not": {
      const inner = onValue(condition.condition);
      return (value) => !inner(value);
    }
    case "all": {
      const inner = condition.conditions.map(onValue);
      return (value) => inner.every((test) => test(value));
    }
    case "any": {
      const inner = condition.conditions.map(onValue);
      return (value) => inner.some((test) => test(value));
    }
  }
}
