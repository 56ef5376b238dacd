import type { Outline } from "#models/people/import/outline.ts";
import type { LeftBehind } from "#models/people/import-leavers.ts";
import { Code } from "../code.tsx";
import { More } from "../more.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Table, type Column } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Name } from "../who.tsx";
import { useWhatEnds } from "./what-ends.ts";

/** Rows of an opened list, with how many there are in all. */
function Listed<T>({ title, total, open, ...table }: ListedProps<T>) {
  const { number } = useSay();
  const { firstOf } = useTexts().importRun;
  const note = table.rows.length < total ? firstOf(number(table.rows.length), number(total)) : undefined;
  return (
    <More title={`${title}: ${number(total)}`} open={open}>
      <Table caption={title} quietCaption note={note} folds dense {...table} />
      {note && <p className="work soft">{note}</p>}
    </More>
  );
}

interface ListedProps<T> {
  title: string;
  total: number;
  open?: boolean;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
}

/** The rows of a list that somebody should look at, and what happens to them. */
export function Problems({ problems, figures }: Pick<Outline, "problems" | "figures">) {
  const { imports, importRun } = useTexts();
  const { number } = useSay();
  const words = importRun.problems;
  if (problems.length === 0) return null;
  return (
    <Section title={words.title} note={words.note(figures.problems, number(figures.problems))}>
      <Table
        caption={words.title}
        quietCaption
        folds
        dense
        rows={problems}
        rowKey={({ row, code }) => `${row} ${code}`}
        columns={[
          { name: words.row, cell: ({ row }) => number(row) },
          { name: words.what, cell: ({ code, value }) => <bdi>{imports.problems[code](value)}</bdi> },
          { name: words.then, cell: ({ leftOut }) => (leftOut ? words.leftOut : words.without) },
        ]}
      />
      {problems.length < figures.problems && (
        <p className="work soft">{importRun.firstOf(number(problems.length), number(figures.problems))}</p>
      )}
    </Section>
  );
}

interface ListsProps {
  outline: Outline;
  /** What each who leaves leaves behind, by id. */
  behind: Record<string, LeftBehind>;
  /** It was applied: nothing is left behind any more. */
  done?: boolean;
}

/** Who joins, which departments are made, who leaves; of whom it is still asked stands with the question. */
export function Lists({ outline, behind, done }: ListsProps) {
  const { importRun } = useTexts();
  const { number } = useSay();
  const { sample, made, leaving } = importRun;
  const { figures } = outline;
  const ends = useWhatEnds();
  const asked = outline.questions.filter(({ answered }) => !answered);
  const open = new Set(asked.flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const leavers = outline.leavers.filter(({ id }) => !open.has(id));
  const total = figures.leavers - asked.reduce((sum, one) => sum + one.leaving, 0);
  return (
    <>
      {outline.sample.length > 0 && (
        <Listed
          title={sample.title}
          total={figures.joiners}
          open={outline.sample.length <= 25}
          rows={outline.sample.map((one, at) => ({ ...one, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { name: sample.name, cell: ({ name }) => <Name name={name} /> },
            { name: sample.raw, cell: ({ raw }) => <bdi>{raw}</bdi> },
            { name: sample.department, cell: ({ department }) => department },
            { name: sample.jobTitle, cell: ({ jobTitle }) => jobTitle },
          ]}
        />
      )}
      {outline.departments.length > 0 && (
        <Listed
          title={made.title}
          total={figures.departments}
          rows={outline.departments}
          rowKey={({ key }) => key}
          columns={[
            { name: made.name, cell: ({ name }) => name },
            { name: made.code, cell: ({ code, name }) => <Code code={code} name={name} /> },
            { name: made.raw, cell: ({ key }) => key },
            { name: made.people, num: true, cell: ({ people }) => number(people) },
          ]}
        />
      )}
      {leavers.length > 0 && (
        <Listed
          title={leaving.title}
          total={total}
          open={leavers.length <= 25}
          rows={leavers}
          rowKey={({ id }) => id}
          columns={[
            { name: leaving.name, cell: ({ name }) => <Name name={name} /> },
            { name: leaving.department, cell: ({ department }) => department },
            { name: leaving.jobTitle, cell: ({ jobTitle }) => jobTitle },
            { name: leaving.number, cell: ({ id }) => behind[id]?.staffNumber },
            ...(done ? [] : [{ name: leaving.behind, cell: ({ id }: { id: string }) => ends(behind[id]) }]),
          ]}
        />
      )}
    </>
  );
}
