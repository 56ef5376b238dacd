import type { ReactNode } from "react";
import { Anchor } from "../anchor.tsx";
import { Back } from "../back.tsx";
import { Empty } from "../empty.tsx";
import { Head } from "../head.tsx";
import { Stack } from "../stack.tsx";
import { Table, type Column } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Export } from "./export.tsx";

interface BehindProps<R> {
  title: string;
  lead: ReactNode;
  /** The query that the report was asked with, and this page without its cursor. */
  back: string;
  here: string;
  next: string | null;
  /** Not the first page. */
  later: boolean;
  rows: readonly R[];
  rowKey: (row: R) => string;
  columns: readonly Column<R>[];
  file: string;
}

/** The rows behind a figure of the report, a page at a time. */
export function Behind<R>({ title, lead, back, here, next, later, rows, rowKey, columns, file }: BehindProps<R>) {
  const { list, behind } = useTexts().report;
  return (
    <>
      <Back to={`/report?${back}`}>{list.back}</Back>
      <Head title={title} lead={lead} />
      <Stack>
        {rows.length > 0 ? (
          <Table caption={title} quietCaption folds columns={columns} rows={rows} rowKey={rowKey} />
        ) : (
          <Empty title={behind.none}>
            <p>{behind.noneText}</p>
          </Empty>
        )}
        {(next || later) && (
          <nav className="pager" aria-label={behind.pages}>
            {later && <Anchor to={here}>{list.first}</Anchor>}
            {next && (
              <Anchor to={`${here}&after=${next}`} rel="next">
                {behind.next}
              </Anchor>
            )}
          </nav>
        )}
        {rows.length > 0 && <Export file={file} />}
      </Stack>
    </>
  );
}
