import { BSON } from "mongodb";

/** A value in a message, as extended JSON, cut when it is long. */
export function show(value: unknown): string {
  let text: string;
  try {
    text = BSON.EJSON.stringify(value, { relaxed: true });
  } catch {
    text = String(value);
  }
  return text.length > 150 ? `${text.slice(0, 147)}...` : text;
}
