import * as z from "zod";
import type { FieldErrors, Typed } from "#models/shared/field-errors.ts";

export { sayErrors, type FieldErrors, type Typed } from "#models/shared/field-errors.ts";

/** What came out of a form: the value, or what to say at which field; with what was typed, to be shown again. */
export type Read<T> = { value: T; typed: Typed } | { errors: FieldErrors; typed: Typed };

const inner = (shape: unknown): unknown => {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault)
    return inner(shape.unwrap());
  return shape instanceof z.ZodPipe ? inner(shape.in) : shape;
};

/** zod's own complaints in the words of `texts.forms`; a message of the schema that is one of those keys stays. */
function key(issue: z.core.$ZodIssue): string {
  if (/^[a-z][a-z-]*(:|$)/.test(issue.message)) return issue.message;
  if (issue.code === "too_big" && issue.origin === "string") return `longest:${issue.maximum}`;
  if (issue.code === "too_small" && issue.origin === "string") return "required";
  if (issue.code === "invalid_value") return "unknown";
  if (issue.code === "invalid_type" && issue.expected === "number") return "number";
  return issue.code === "invalid_type" ? "required" : "unknown";
}

/** Fields as a form sends them, or as an address says them. */
type Asked = Pick<FormData, "getAll"> | URLSearchParams;

/**
 * Reads the fields that the schema names, and no others. A field whose shape is an array takes every value of its name;
 * of the rest the first counts. Files are handed to the schema but are never part of what was typed.
 */
export function readForm<S extends z.ZodObject>(schema: S, form: Asked): Read<z.output<S>> {
  const given: Record<string, unknown> = {};
  const typed: Record<string, string | string[]> = {};
  for (const [name, shape] of Object.entries(schema.shape)) {
    const all = form.getAll(name);
    const many = inner(shape) instanceof z.ZodArray;
    const value = many ? all : all[0];
    if (value !== undefined) given[name] = value;
    const texts = all.filter((item) => typeof item === "string");
    if (texts.length > 0) typed[name] = many ? texts : texts[0]!;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { value: parsed.data, typed };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.map(String)[0] ?? ""] ??= key(issue);
  return { errors, typed };
}

/** A key for a form that must count once however often it is sent: put it into a hidden field. */
export const oneTimeKey = (): string => crypto.randomUUID();

/** A single field as text; "" when it is missing or a file. For hidden fields whose verb says what is wrong with them. */
export function oneField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
