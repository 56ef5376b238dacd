/** What the log keeps of an error: its kind and where it happened, never what somebody wrote. Messages of the database
 *  and of parsers quote values (a mail address that is taken, a name that is too long), and so do properties of errors. */
export interface ErrorForLog {
  type: string;
  code?: string | number;
  message?: string;
  /** Fields that were wrong, by name. */
  fields?: string[];
  stack: string;
  cause?: ErrorForLog;
}

type Known = Error & { code?: unknown; path?: unknown; keyPattern?: object; errors?: object };

/** Errors of the language name properties and functions. Those of our own say what happened. */
const SPEAK_FREELY = new Set(["Error", "TypeError", "RangeError", "ReferenceError", "DomainError", "PostError"]);
const QUOTED = /"[^"]*"|`[^`]*`|\{.*\}|\S+@\S+/gs;

const message = ({ name, constructor, message: words }: Known): string | undefined =>
  SPEAK_FREELY.has(name) && SPEAK_FREELY.has(constructor.name) ? words.replace(QUOTED, "…") : undefined;

const fields = ({ path, keyPattern, errors }: Known): string[] => [
  ...(typeof path === "string" ? [path] : []),
  ...Object.keys(keyPattern ?? (Array.isArray(errors) ? {} : errors) ?? {}),
];

const code = ({ code: found }: Known) =>
  typeof found === "string" || typeof found === "number" ? { code: found } : {};

export function errorForLog(error: unknown): ErrorForLog {
  if (!(error instanceof Error)) return { type: typeof error, stack: "" };
  const [words, wrong] = [message(error), fields(error)];
  return {
    type: error.name === "Error" ? error.constructor.name : error.name,
    ...code(error),
    ...(words && { message: words }),
    ...(wrong.length > 0 && { fields: wrong }),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^ +at /.test(line))
      .join("\n"),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}
