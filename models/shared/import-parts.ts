import type { Texts } from "./texts/index.ts";

/** The counts of a staff list that people are told in a line. */
export interface ListFigures {
  joiners: number;
  moved: number;
  changed: number;
  returned: number;
  leavers: number;
  departments: number;
}

/** "32,812 join, 36 departments are made": what a list does, in the order people ask for it. `say` writes a number. */
export function partsOf(
  figures: ListFigures,
  { parts, nothing }: Pick<Texts["importRun"], "parts" | "nothing">,
  say: (count: number) => string,
) {
  const all: [number, (count: number, said: string) => string][] = [
    [figures.joiners, parts.join],
    [figures.moved, parts.move],
    [figures.changed, parts.change],
    [figures.returned, parts.back],
    [figures.leavers, parts.leave],
    [figures.departments, parts.departments],
  ];
  const some = all.filter(([count]) => count > 0).map(([count, tell]) => tell(count, say(count)));
  return some.length > 0 ? some.join(", ") : nothing;
}
