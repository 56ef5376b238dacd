import type { Texts } from "./texts/index.ts";

/** At which field what is to be said: keys of `texts.forms` with their arguments, such as "between:1:20". */
export type FieldErrors = Readonly<Record<string, string>>;
/** What was typed, as it came, so that the page can show it again. */
export type Typed = Readonly<Record<string, string | string[]>>;

/** Turns keys into the sentences of the reader's language. */
export function sayErrors(texts: Texts, errors: FieldErrors): Record<string, string> {
  const say = texts.forms as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => {
      const [key, ...facts] = message.split(":");
      const found = say[key!];
      return [
        field,
        typeof found === "function"
          ? String((found as (...facts: string[]) => string)(...facts))
          : texts.forms.unknown(),
      ];
    }),
  );
}
