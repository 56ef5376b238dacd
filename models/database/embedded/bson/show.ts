import { EJSON } from "./values.ts";

/** A value in a message, as extended JSON, cut when it is long. */
export function show(value: unknown): string {
  let text: string;
  try {
    text = EJSON.stringify(value, { relaxed: true });
  } catch {
    text = String(value);
  }
  return text.length > 150 ? `${text.slice(0, 147)}...` : text;
}
