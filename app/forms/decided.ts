/** How a decision for somebody stands in its page, so that what was changed there can be told from what was not. */
export const saidOf = (fixed: string | null, barred: readonly string[]): string =>
  [fixed ?? "none", ...barred].join(" ");
