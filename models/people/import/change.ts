import type { Field } from "./columns.ts";
import type { Match } from "./difference.ts";

/** What the list says otherwise about somebody who is here. Departments, sites and supervisors still by key or ref. */
export interface Change {
  id: string;
  row: number;
  kind: "changed" | "moved" | "returned";
  set: {
    key?: string;
    name?: string;
    sortName?: string;
    jobTitle?: string;
    fullTime?: boolean | null;
    shift?: string;
    departmentKey?: string;
    /** null: that of the department. */
    siteKey?: string | null;
    email?: string;
    staffNumber?: string;
    supervisorRef?: string | null;
    listed?: true;
  };
}

/**
 * The change a row makes, or null for none. Only mapped columns speak; an address or a number is replaced but never
 * taken away; a name that a coordinator corrected stays until the list writes it differently than before.
 */
export function changeOf(
  { entry, person }: Match,
  mapped: ReadonlySet<Field>,
  supervisorRef: string | undefined,
): Change | null {
  const set: Change["set"] = {};
  if (entry.key !== person.key) Object.assign(set, { key: entry.key, name: entry.name, sortName: entry.sortName });
  if (mapped.has("jobTitle") && entry.jobTitle !== person.jobTitle) set.jobTitle = entry.jobTitle;
  if (entry.fullTime !== null && entry.fullTime !== person.fullTime) set.fullTime = entry.fullTime;
  if (mapped.has("shift") && entry.shift !== person.shift) set.shift = entry.shift;
  if (entry.email && entry.email !== person.email) set.email = entry.email;
  if (entry.staffNumber && entry.staffNumber !== person.staffNumber) set.staffNumber = entry.staffNumber;
  const moved = entry.departmentKey !== person.departmentKey;
  if (moved) set.departmentKey = entry.departmentKey;
  if (entry.siteKey && entry.siteKey !== person.siteKey) set.siteKey = entry.siteKey;
  else if (moved && !entry.siteKey) set.siteKey = null;
  if (supervisorRef !== undefined && supervisorRef !== person.supervisorId) set.supervisorRef = supervisorRef;
  else if (mapped.has("supervisor") && entry.supervisor === "" && person.supervisorId) set.supervisorRef = null;
  if (!person.listed) set.listed = true;
  if (Object.keys(set).length === 0 && !person.left) return null;
  return { id: person.id, row: entry.row, kind: person.left ? "returned" : moved ? "moved" : "changed", set };
}
