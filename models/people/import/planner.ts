import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { DomainError } from "#models/errors.ts";
import { checkTable } from "./check.ts";
import { guessMapping, missingFields, type Field, type Mapping } from "./columns.ts";
import { readTable } from "./csv.ts";
import type { Known } from "./entry.ts";
import { outlineOf, type Outline } from "./outline.ts";
import { planOf, type Standing } from "./plan.ts";
import { tidyDepartment } from "./title.ts";
import { highestNumber, packWork, worksOf, type PackedWork } from "./work.ts";

/** Everything about a list but the people here, who come apart, since they are many. */
export interface Question extends Omit<Standing, "people"> {
  /** The file, packed by gzip. */
  packed: Uint8Array;
  /** What the columns mean; guessed, with what is remembered, where nobody said. */
  mapping: Mapping | null;
  remembered: Mapping | undefined;
  complete: boolean;
  decided: { left: string[]; apart: string[] };
  /** How departments here are called, by key. */
  names: [string, string][];
}

/** What the list says, and what applying it would do; null while names and departments are not mapped. */
export interface Answer {
  headers: string[];
  mapping: Mapping;
  outline: Outline | null;
  /** The highest staff number of our own form in use. */
  highest: number;
}

export interface Planner {
  answer: Answer;
  /** The work in batches; `first` is the first of the reserved numbers. */
  works(first: number): Iterable<PackedWork>;
}

/** Reads a list and plans what it does to the people here. Pure, and heavy for long lists: see planning.ts. */
export function makePlanner(question: Question, people: Known[]): Planner {
  const { headers, mapping, checked } = readList(question);
  if (!checked) return { answer: { headers, mapping, outline: null, highest: 0 }, works: () => [] };
  const { complete, decided, departments, sites } = question;
  const mapped = new Set(Object.keys(mapping) as Field[]);
  const plan = planOf(checked, mapped, { people, departments, sites }, { complete, ...decided });
  const names = new Map(question.names);
  const outline = outlineOf(plan, (key) => names.get(key) ?? tidyDepartment(key));
  return {
    answer: { headers, mapping, outline, highest: highestNumber(plan, people) },
    *works(first) {
      for (const work of worksOf(plan, people, first, idMaker())) yield packWork(work);
    },
  };
}

/** The table is let go of here: what is checked is all that is needed of it. */
function readList({ packed, mapping: said, remembered, sites }: Question) {
  const table = readTable(gunzipSync(packed));
  const { headers } = table;
  const mapping = said ?? guessMapping(table, remembered);
  checkMapping(mapping, headers);
  const checked = missingFields(mapping).length > 0 ? null : checkTable(table, mapping, new Set(sites));
  return { headers, mapping, checked };
}

function checkMapping(mapping: Mapping, headers: string[]): void {
  const used = Object.values(mapping);
  if (used.some((header) => !headers.includes(header))) throw new DomainError("column-unknown");
  if (new Set(used).size !== used.length) throw new DomainError("columns-twice");
}

/** Ids like those the database makes, without it: one after the other, so that people lie in the order of the list. */
function idMaker(): () => string {
  const start = randomBytes(8).toString("hex");
  let count = 0;
  return () => start + (count++).toString(16).padStart(8, "0");
}
