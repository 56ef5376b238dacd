import { fold, keyOf } from "../words.ts";
import type { Entry } from "./entry.ts";

/** A department but for capital letters, accents and spaces. */
const looselyOf = (key: string): string => fold(keyOf(key));

/**
 * The key of the department each row means, in place of what the row writes: the very key where there is one; else the
 * one department here that is written so but for capitals, accents and spaces, as that of set-up, which no list spelled.
 * A list that writes one in several ways means several, as ever.
 */
export function settleDepartments(entries: Entry[], departments: readonly { key: string }[]): void {
  const here = groupedLoosely(new Set(departments.map(({ key }) => key)));
  const written = groupedLoosely(new Set(entries.map(({ departmentKey }) => departmentKey)));
  const meant = new Map<string, string>();
  for (const [loose, [spelling, ...more]] of written) {
    const [only, ...others] = here.get(loose) ?? [];
    if (only !== undefined && others.length === 0 && more.length === 0) meant.set(spelling!, only);
  }
  for (const entry of entries) entry.departmentKey = meant.get(entry.departmentKey) ?? entry.departmentKey;
}

function groupedLoosely(keys: ReadonlySet<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of keys) groups.set(looselyOf(key), [...(groups.get(looselyOf(key)) ?? []), key]);
  return groups;
}
