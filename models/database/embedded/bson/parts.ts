import type { Binary, BSONRegExp, BSONSymbol } from "./values.ts";

/** Pattern and options of a regular expression, the driver's own or JavaScript's. */
export function regexOf(value: unknown): { pattern: string; options: string } {
  if (value instanceof RegExp) return { pattern: value.source, options: value.flags.replaceAll(/[^imsx]/g, "") };
  return value as BSONRegExp;
}

/** Bytes and subtype of a binary value. */
export function binaryOf(value: Binary | Uint8Array): { bytes: Uint8Array; subtype: number } {
  if (value instanceof Uint8Array) return { bytes: value, subtype: 0 };
  return { bytes: value.buffer.subarray(0, value.position), subtype: value.sub_type };
}

/** The text of a string or of the old type "symbol". */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : (value as BSONSymbol).value;
}
