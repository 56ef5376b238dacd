import type { Rule } from "./facts.ts";

/** Every clearance the session asks for is held, and still valid when it ends. */
export const clearance: Rule = ({ person, session }) => {
  for (const kind of session.clearances) {
    const held = person.clearances.find((one) => one.kind === kind);
    if (!held) return { rule: "clearance", passed: false, code: "clearance-missing", facts: { kind } };
    if (held.until < session.endsAt)
      return {
        rule: "clearance",
        passed: false,
        code: "clearance-ends",
        facts: { kind, until: held.until, zone: session.zone },
      };
  }
  return { rule: "clearance", passed: true, value: session.clearances.join(", ") };
};
