import { DomainError } from "#models/errors.ts";

/** How a verb ended: "done", or the code of its refusal. Anything else is a bug and fails the test. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

/** How often each came: { done: 1, "already-answered": 9 }. */
export function counted(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
