import { BSONRegExp } from "../bson/values.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { typeOf, types } from "../bson/types.ts";

/** A limit of a range. */
export interface Limit {
  value: unknown;
  isInclusive: boolean;
}

/** Something that a filter demands of the values at one path, and that an index on the path can look up. */
export interface Condition {
  path: string;
  /** The value is one of these. */
  points?: unknown[];
  low?: Limit;
  high?: Limit;
  /** Conditions of the same `$elemMatch` are about the same element of an array; 0 is outside of any. */
  element: number;
  /** Whether `low` and `high` are about one and the same element. */
  isOneElement?: boolean;
  /** Beside the range, a value that meets the condition too: a regular expression that is the very one that was asked for. */
  itself?: BSONRegExp;
  /** Whether the condition says all that the filter says here. */
  isWhole: boolean;
}

/** What a filter demands, as far as indexes can help. */
export interface Conditions {
  all: Condition[];
  /** Filters of which one must hold. */
  alternatives: Doc[][];
  /** Whether the conditions together are the whole filter. */
  isComplete: boolean;
}

/** Reads the conditions out of a filter. What it does not understand it leaves out: rows are matched afterwards. */
export function conditionsOf(filter: Doc): Conditions {
  const reader = new Reader();
  reader.read(filter, "", 0);
  return reader.found;
}

const limits: Record<string, ["low" | "high", boolean]> = {
  $gt: ["low", false],
  $gte: ["low", true],
  $lt: ["high", false],
  $lte: ["high", true],
};

class Reader {
  readonly found: Conditions = { all: [], alternatives: [], isComplete: true };
  private elements = 0;

  read(filter: Doc, prefix: string, element: number): void {
    for (const [name, value] of Object.entries(filter)) {
      if (name === "$and" && Array.isArray(value)) {
        for (const part of value) if (isDoc(part)) this.read(part, prefix, element);
      } else if (name === "$or" && Array.isArray(value) && prefix === "") {
        this.found.isComplete = false;
        if (value.every(isDoc)) this.found.alternatives.push(value);
      } else if (name.startsWith("$")) {
        if (name !== "$comment") this.found.isComplete = false;
      } else this.field(prefix + name, value, element);
    }
  }

  private field(path: string, value: unknown, element: number): void {
    if (!isDoc(value) || !Object.keys(value).some((name) => name.startsWith("$"))) {
      if (isRegex(value)) this.regex(path, value, undefined, element);
      else this.points(path, [value], element);
      return;
    }
    for (const [name, operand] of Object.entries(value)) this.operator(path, name, operand, element, value);
  }

  private operator(path: string, name: string, operand: unknown, element: number, all: Doc): void {
    const limit = limits[name];
    if (limit) {
      if (isRangeable(operand)) {
        const [side, isInclusive] = limit;
        const isWhole = wholeRanges.has(typeOf(operand));
        this.found.all.push({ path, [side]: { value: operand, isInclusive }, element, isWhole });
      } else this.found.isComplete = false;
    } else if (name === "$eq") this.points(path, [operand], element);
    else if (name === "$in" && Array.isArray(operand)) this.points(path, operand, element);
    else if (name === "$elemMatch" && isDoc(operand)) this.elemMatch(path, operand);
    else if (name === "$all" && Array.isArray(operand)) this.all(path, operand, element);
    else if (name === "$regex") this.regex(path, operand, own(all, "$options"), element);
    else if (name !== "$options") this.found.isComplete = false;
  }

  private points(path: string, values: unknown[], element: number): void {
    if (values.some(isRegex)) {
      this.found.isComplete = false;
      return;
    }
    this.found.all.push({ path, points: values, element, isWhole: values.every(isScalar) });
  }

  private elemMatch(path: string, operand: Doc): void {
    this.found.isComplete = false;
    const names = Object.keys(operand);
    if (names.length === 0) return;
    const element = ++this.elements;
    if (!names.every((name) => name.startsWith("$")) || names.some((name) => name === "$and")) {
      this.read(operand, `${path}.`, element);
      return;
    }
    // Operators on the elements themselves: both limits hold for the same element.
    const before = this.found.all.length;
    this.field(path, operand, element);
    const range = this.found.all.splice(before);
    const ends = range.filter(({ low, high }) => low ?? high);
    if (ends.length === 2 && ends[0]!.low && ends[1]!.high) {
      this.found.all.push({ ...ends[0]!, high: ends[1]!.high, isOneElement: true, isWhole: false });
    } else this.found.all.push(...range);
  }

  private all(path: string, operand: unknown[], element: number): void {
    this.found.isComplete = false;
    for (const value of operand) {
      const inner = isDoc(value) ? own(value, "$elemMatch") : undefined;
      if (isDoc(inner)) this.elemMatch(path, inner);
      else if (!isRegex(value)) this.points(path, [value], element);
    }
  }

  /** A pattern that begins with plain letters is a range of strings, for an index at least. */
  private regex(path: string, value: unknown, options: unknown, element: number): void {
    const isKnown = this.startingWith(path, value, options, element);
    if (!isKnown) this.found.isComplete = false;
  }

  /** Whether the pattern says nothing but how a string begins. */
  private startingWith(path: string, value: unknown, options: unknown, element: number): boolean {
    const flags = typeof options === "string" ? options : value instanceof BSONRegExp ? value.options : "";
    const pattern = value instanceof BSONRegExp ? value.pattern : value;
    if (typeof pattern !== "string" || flags !== "") return false;
    // A quantifier behind the last letter can take it away again, an alternative everything.
    const [, start = "", next = ""] = /^\^([\w\- @:,]*)(.?)/su.exec(pattern) ?? [];
    const prefix = /[?*{]/.test(next) ? start.slice(0, -1) : start;
    if (prefix === "" || pattern.includes("|")) return false;
    const isWhole = pattern === `^${prefix}`;
    const last = prefix.codePointAt(prefix.length - 1)!;
    const high = prefix.slice(0, -1) + String.fromCodePoint(last + 1);
    this.found.all.push({
      path,
      low: { value: prefix, isInclusive: true },
      high: { value: high, isInclusive: false },
      element,
      isOneElement: true,
      itself: new BSONRegExp(pattern),
      isWhole,
    });
    return isWhole;
  }
}

const wholeRanges = new Set<number>([types.string, types.date, types.objectId]);

const unrangeable = new Set<number>([
  types.null,
  types.undefined,
  types.object,
  types.array,
  types.regex,
  types.minKey,
  types.maxKey,
]);

const isRangeable = (value: unknown) => !unrangeable.has(typeOf(value));

const isRegex = (value: unknown) => typeOf(value) === types.regex;

function isScalar(value: unknown): boolean {
  const type = typeOf(value);
  return type !== types.null && type !== types.undefined && type !== types.array;
}
