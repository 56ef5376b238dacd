import { createHash } from "node:crypto";
import type { NewDepartment, Plan } from "./plan.ts";
import type { Problem } from "./entry.ts";
import type { Question } from "./twins.ts";

/** How many of each kind are kept to be shown; the counts count them all. */
const SHOWN = 200;

/** What a person is shown of a plan before it is applied: every count, and the first of each kind. */
export interface Outline {
  /** Tells this plan from every other: what was shown is what is applied. */
  fingerprint: string;
  figures: {
    rows: number;
    joiners: number;
    same: number;
    changed: number;
    moved: number;
    returned: number;
    leavers: number;
    leftOut: number;
    departments: number;
    twins: number;
    problems: number;
    withoutNumber: number;
    withoutEmail: number;
  };
  departments: NewDepartment[];
  /** Who joins, as their names will read. */
  sample: { raw: string; name: string; department: string; jobTitle: string }[];
  moved: { id: string; name: string; from: string; to: string; byName: boolean }[];
  leavers: { id: string; name: string; department: string; jobTitle: string }[];
  questions: (Question & { department: string })[];
  problems: Problem[];
}

/** `said` names departments as people read them. */
export function outlineOf(plan: Plan, said: (departmentKey: string) => string): Outline {
  const kinds = (kind: string): number => plan.changes.filter((change) => change.kind === kind).length;
  const people = new Map(plan.movers.map(({ entry, person, byName }) => [person.id, { entry, person, byName }]));
  return {
    fingerprint: fingerprintOf(plan),
    figures: {
      rows: plan.rows,
      joiners: plan.joiners.length,
      same: plan.same,
      changed: kinds("changed"),
      moved: kinds("moved"),
      returned: kinds("returned"),
      leavers: plan.leavers.length,
      leftOut: plan.problems.filter(({ leftOut }) => leftOut).length,
      departments: plan.departments.length,
      twins: plan.twins,
      problems: plan.problems.length,
      withoutNumber: plan.joiners.filter(({ entry }) => entry.staffNumber === null).length,
      withoutEmail: plan.joiners.filter(({ entry }) => entry.email === null).length,
    },
    departments: plan.departments.slice(0, SHOWN),
    sample: plan.joiners.slice(0, SHOWN).map(({ entry }) => ({
      raw: entry.key,
      name: entry.name,
      department: said(entry.departmentKey),
      jobTitle: entry.jobTitle,
    })),
    moved: [...people.values()].slice(0, SHOWN).map(({ entry, person, byName }) => ({
      id: person.id,
      name: person.name,
      from: said(person.departmentKey),
      to: said(entry.departmentKey),
      byName,
    })),
    leavers: plan.leavers.slice(0, SHOWN).map(({ id, name, departmentKey, jobTitle }) => ({
      id,
      name,
      department: said(departmentKey),
      jobTitle,
    })),
    questions: plan.questions
      .slice(0, SHOWN)
      .map((question) => ({ ...question, department: said(question.departmentKey) })),
    problems: plan.problems.slice(0, SHOWN),
  };
}

/** A digest of all that a plan will write. */
function fingerprintOf(plan: Plan): string {
  const digest = createHash("sha256");
  for (const { entry, supervisorRef } of plan.joiners) digest.update(JSON.stringify([entry, supervisorRef]));
  digest.update(JSON.stringify([plan.departments, plan.changes, plan.freedEmails, plan.leavers.map(({ id }) => id)]));
  return digest.digest("hex").slice(0, 24);
}
