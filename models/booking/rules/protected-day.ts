import { protectedAt, protectionFacts } from "../protected.ts";
import type { Rule } from "./facts.ts";

/** Nobody is away on a day on which the home team keeps everybody. */
export const protectedDay: Rule = ({ home, away }) => {
  const day = protectedAt(home, away);
  return day
    ? { rule: "protected-day", passed: false, code: "day-protected", facts: protectionFacts(day) }
    : { rule: "protected-day", passed: true, value: "none" };
};
