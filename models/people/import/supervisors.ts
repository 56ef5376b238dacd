import { fold } from "../words.ts";
import type { Entry, Problem } from "./entry.ts";

/** Somebody who will be here after the import. `ref` is an id, or "new:ROW" for somebody the list brings. */
export interface Nameable {
  ref: string;
  staffNumber: string | null;
  email: string | null;
  key: string;
  name: string;
}

export const newRef = (row: number): string => `new:${row}`;

/** Finds the supervisor each row names, by number, else address, else name; says where there is none, or several. */
export function findSupervisors(
  rows: { ref: string; entry: Entry }[],
  everybody: Nameable[],
): { found: Map<number, string>; problems: Problem[] } {
  const found = new Map<number, string>();
  const problems: Problem[] = [];
  const asking = rows.filter(({ entry }) => entry.supervisor !== "");
  if (asking.length === 0) return { found, problems };
  const indexes = [
    indexOf(everybody, ({ staffNumber }) => staffNumber),
    indexOf(everybody, ({ email }) => email),
    indexOf(everybody, ({ key }) => key),
    indexOf(everybody, ({ name }) => name),
  ];
  for (const { ref, entry } of asking) {
    const wanted = fold(entry.supervisor);
    const refs = indexes.map((index) => index.get(wanted)).find((some) => some !== undefined);
    const report = (code: Problem["code"]): void => {
      problems.push({ row: entry.row, code, value: entry.supervisor.slice(0, 80), leftOut: false });
    };
    if (!refs) report("supervisor-unknown");
    else if (refs.length > 1) report("supervisor-several");
    else if (refs[0] === ref) report("supervisor-self");
    else found.set(entry.row, refs[0]!);
  }
  return { found, problems };
}

function indexOf(everybody: Nameable[], of: (one: Nameable) => string | null): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const one of everybody) {
    const value = of(one);
    if (!value) continue;
    const refs = index.get(fold(value));
    if (refs) refs.push(one.ref);
    else index.set(fold(value), [one.ref]);
  }
  return index;
}
