import type { Rule } from "./facts.ts";

/** A person has so many visits in a quarter or a year, those behind and those ahead, so that others get one, too. */
export const period: Rule = ({ period: limit, session: { zone } }) => {
  if (limit === null) return { rule: "period", passed: true, value: "any number" };
  const { count, most, per, next } = limit;
  return count >= most
    ? { rule: "period", passed: false, code: "period-full", facts: { count, most, per, at: next, zone } }
    : { rule: "period", passed: true, value: `${count + 1} of ${most} per ${per}` };
};
