import type { Rule } from "./facts.ts";

/** Places are asked for from a day before the session on, so that far dates do not all go to whoever plans furthest. */
export const window: Rule = ({ now, session: { opensAt } }) =>
  opensAt !== null && now < opensAt
    ? { rule: "window", passed: false, code: "booking-not-open", facts: { at: opensAt } }
    : { rule: "window", passed: true, value: opensAt === null ? "any time" : opensAt.toISOString() };
