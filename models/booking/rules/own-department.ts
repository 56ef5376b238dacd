import type { Rule } from "./facts.ts";

/** Shadowing happens in departments other than one's own. */
export const ownDepartment: Rule = ({ person, session }) =>
  person.departmentId === session.departmentId
    ? { rule: "own-department", passed: false, code: "own-department", facts: {} }
    : { rule: "own-department", passed: true, value: session.departmentId };
