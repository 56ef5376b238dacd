import { Double, Int32, Long } from "../bson/values.ts";
import { parseCollation, type Collation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { isNumber, typeName } from "../bson/types.ts";
import { evaluateLet } from "../aggregate/expression.ts";
import { badValue, ServerError, typeMismatch } from "../errors.ts";
import type { Hint } from "../index/planner.ts";
import type { Request } from "./command.ts";

// Reads the arguments of commands; each gives undefined for one that is missing or null.

export function documentAt(doc: Doc, field: string): Doc | undefined {
  const value = own(doc, field) ?? undefined;
  if (value === undefined || isDoc(value)) return value;
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`);
}

export function arrayAt(doc: Doc, field: string): unknown[] | undefined {
  const value = own(doc, field) ?? undefined;
  if (value === undefined || Array.isArray(value)) return value as unknown[] | undefined;
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'array'`);
}

export function documentsAt(doc: Doc, field: string): Doc[] | undefined {
  const values = arrayAt(doc, field);
  if (!values || values.every(isDoc)) return values;
  throw typeMismatch(`BSON field '${field}' must be an array of objects`);
}

export function textAt(doc: Doc, field: string): string | undefined {
  const value = own(doc, field) ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'string'`);
}

/** One of some words. */
export function choiceAt(doc: Doc, field: string, choices: readonly string[], within: string): string | undefined {
  const value = textAt(doc, field);
  if (value === undefined || choices.includes(value)) return value;
  throw badValue(`Enumeration value '${value}' for field '${within}.${field}' is not a valid value.`);
}

export function numberAt(doc: Doc, field: string): number | undefined {
  const value = own(doc, field) ?? undefined;
  if (value === undefined) return undefined;
  if (!isNumber(value)) {
    throw typeMismatch(
      `BSON field '${field}' is the wrong type '${typeName(value)}', expected types '[long, int, decimal, double]'`,
    );
  }
  return toNumber(value);
}

/** A number that counts something: not negative. */
export function countAt(doc: Doc, field: string): number | undefined {
  const value = numberAt(doc, field);
  if (value !== undefined && value < 0) {
    throw new ServerError(51024, `BSON field '${field}' value must be >= 0, actual value '${value}'`);
  }
  return value === undefined ? undefined : Math.trunc(value);
}

export function flagAt(doc: Doc, field: string): boolean {
  const value = own(doc, field) ?? false;
  if (typeof value === "boolean") return value;
  if (isNumber(value)) return toNumber(value) !== 0;
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'bool'`);
}

/** Whether the statements of a command are to stop at the first error, as they do when nothing is said. */
export function isOrdered(body: Doc): boolean {
  return Object.hasOwn(body, "ordered") ? flagAt(body, "ordered") : true;
}

export function bigintAt(doc: Doc, field: string): bigint | undefined {
  const value = own(doc, field) ?? undefined;
  if (value === undefined) return undefined;
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Int32 || value instanceof Double) return BigInt(value.value);
  if (typeof value === "number") return BigInt(value);
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'long'`);
}

export function collationAt(doc: Doc): Collation | undefined {
  return parseCollation(documentAt(doc, "collation"));
}

export function hintAt(doc: Doc): Hint | undefined {
  const hint = own(doc, "hint") ?? undefined;
  if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  if (typeof hint === "string" || isDoc(hint)) return hint;
  throw new ServerError(9, "Hint must be a string or an object");
}

/** The values of the command's `let`. */
export function variablesAt(doc: Doc): Doc | undefined {
  const spec = documentAt(doc, "let");
  return spec && evaluateLet(spec);
}

export function missing(command: string, field: string): ServerError {
  return new ServerError(40414, `BSON field '${command}.${field}' is missing but a required field`);
}

/** The namespace that a command names in the field of its own name. */
export function namespaceOf(request: Request, field = request.name): string {
  const name = own(request.body, field);
  if (typeof name !== "string") {
    throw new ServerError(73, `collection name has invalid type ${name === undefined ? "missing" : typeName(name)}`);
  }
  return namespace(request.database, name);
}

/** Puts a namespace together; refuses names that collections cannot have. */
export function namespace(database: string, name: string): string {
  if (name === "" || name.includes("\0") || name.startsWith(".") || name.includes("$")) {
    throw new ServerError(73, `Invalid namespace specified '${database}.${name}'`);
  }
  if (Buffer.byteLength(database) + Buffer.byteLength(name) > 254) {
    throw new ServerError(73, `Fully qualified namespace is too long. Namespace: ${database}.${name} Max: 255`);
  }
  return `${database}.${name}`;
}

export function checkDatabase(name: string): void {
  if (name === "" || name.length > 63 || /[/\\. "$\0]/.test(name)) {
    throw new ServerError(73, `Invalid database name: '${name}'`);
  }
}

/** Refuses skip and limit of the wrong kind, as find has them. */
export function windowAt(doc: Doc): { skip: number; limit: number } {
  const limit = numberAt(doc, "limit") ?? 0;
  const skip = countAt(doc, "skip") ?? 0;
  if (!Number.isFinite(limit)) throw badValue("limit must be a finite number");
  return { skip, limit: Math.trunc(limit) };
}
