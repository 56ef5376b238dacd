import type { Outline } from "#models/people/import/outline.ts";
import type { ImportView } from "#models/people/import-view.ts";
import { partsOf } from "#models/shared/import-parts.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { sayNumber } from "#models/shared/time.ts";

const said = (count: number): string => sayNumber(count, "en-GB");
/** So many of each kind are printed. */
const SHOWN = 20;
const { importRun, imports } = en;

/** What a list does, in a line. */
export const partsSaid = ({ figures }: Outline): string => partsOf(figures, importRun, said);
/** What it did. */
export const partsDone = ({ figures }: Outline): string =>
  partsOf(figures, { ...importRun, parts: importRun.doneParts }, said);

/** What the terminal shows of a list before anything is written. */
export function sayPreview(list: ImportView): string {
  const lines = [`${list.fileName}: ${importRun.lead(list.rows ?? 0, said(list.rows ?? 0))}`, ""];
  for (const [field, header] of Object.entries(list.mapping))
    lines.push(imports.command.reads(imports.fields[field as keyof typeof imports.fields], header));
  if (list.outline) lines.push("", partsSaid(list.outline), ...notes(list.outline), ...troubles(list.outline));
  return lines.join("\n");
}

function notes({ figures }: Outline): string[] {
  const some: [number, (count: number, words: string) => string][] = [
    [figures.withoutNumber, importRun.withoutNumber],
    [figures.withoutEmail, importRun.withoutEmail],
    [figures.twins, importRun.twins],
  ];
  return some.filter(([count]) => count > 0).map(([count, say]) => say(count, said(count)));
}

function troubles({ figures, problems, questions }: Outline): string[] {
  const lines: string[] = [];
  const { command, problems: what } = imports;
  const { problems: heads } = importRun;
  if (problems.length > 0) lines.push("", `${heads.title}: ${said(figures.problems)}`);
  for (const { row, code, value, leftOut } of problems.slice(0, SHOWN))
    lines.push(command.problem(said(row), what[code](value), leftOut ? heads.leftOut : heads.without));
  const open = questions.filter(({ answered }) => !answered);
  if (open.length > 0) lines.push("", importRun.questions.title);
  for (const { name, department, leaving, candidates } of open.slice(0, SHOWN))
    lines.push(
      command.question(name, department, said(leaving)),
      ...candidates.map(({ staffNumber, jobTitle }) => command.candidate(staffNumber, jobTitle)),
    );
  return lines;
}
