import type { Rule } from "./facts.ts";

/** A person holds or awaits only so many places at a time, so that others get one, too. */
export const ahead: Rule = ({ ahead: count, aheadMost }) =>
  count >= aheadMost
    ? { rule: "ahead", passed: false, code: "too-many-ahead", facts: { count, most: aheadMost } }
    : { rule: "ahead", passed: true, value: `${count + 1} of ${aheadMost}` };
