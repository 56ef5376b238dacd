import type { PromiseRow } from "#models/reporting/promise-rows.ts";
import { Anchor } from "../anchor.tsx";
import { useSay } from "../say.ts";
import { Table, type Column } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import type { NameOf } from "./name-of.ts";

/** Promises that were due, each kept or not. */
export function PromiseRows({
  of,
  rows,
  nameOf,
}: {
  of: "requests" | "sessions";
  rows: readonly PromiseRow[];
  nameOf: NameOf;
}) {
  const { report } = useTexts();
  const { promised: words, list } = report;
  const say = useSay();
  const answers: Column<PromiseRow>[] = [
    { name: words.answerBy, cell: ({ answerBy }) => answerBy && say.moment(answerBy) },
    { name: words.answered, cell: ({ answeredAt }) => (answeredAt ? say.moment(answeredAt) : words.nobody) },
  ];
  return (
    <Table
      caption={words.title[of]}
      quietCaption
      folds
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { name: list.columns.when, cell: ({ startsAt }) => say.moment(startsAt) },
        {
          name: list.columns.session,
          cell: ({ session, title }) => <Anchor to={`/sessions/${session}`}>{title}</Anchor>,
          head: true,
        },
        { name: report.department, cell: ({ department }) => nameOf(department).name },
        ...(of === "requests" ? answers : []),
        { name: words.promise, cell: ({ kept }) => (kept ? words.kept : words.missed) },
      ]}
    />
  );
}
