import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { classes } from "./classes.ts";

export interface Column<T> {
  name: string;
  cell: (row: T) => ReactNode;
  /** Figures stand at the end edge. */
  num?: boolean;
  /** Names the row; the first column does unless another says so. */
  head?: boolean;
  /** Where a press on its name leads, and how it is sorted now. */
  sort?: { to: string; now?: "ascending" | "descending" };
  /** Its name is only read out, as over a column of buttons. */
  quiet?: boolean;
}

interface TableProps<T> {
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  caption: ReactNode;
  /** Below the caption: by what it is sorted, as of when. */
  note?: ReactNode;
  /** The caption is only read out, where a heading shows it. */
  quietCaption?: boolean;
  /** Becomes a list on a phone, for rows that are read one by one. Others scroll. */
  folds?: boolean;
  dense?: boolean;
  /** No wider than 50 rem. */
  fit?: boolean;
  className?: string;
  foot?: ReactNode;
}

/** Hairlines, figures at the end edge. A table that folds says its roles, since it is then no longer shown as one. */
export function Table<T>({
  columns,
  rows,
  rowKey,
  caption,
  note,
  quietCaption,
  folds,
  dense,
  fit,
  className,
  foot,
}: TableProps<T>) {
  const role = (name: string) => (folds ? { role: name } : {});
  const heads = columns.some(({ head }) => head);
  const table = (
    <table
      className={classes("table", folds && "table--folds", dense && "table--dense", fit && "table--fit", className)}
      {...role("table")}
    >
      <caption className={quietCaption ? "sr" : undefined}>
        {caption}
        {note && (
          <>
            {" "}
            <small>{note}</small>
          </>
        )}
      </caption>
      <thead {...role("rowgroup")}>
        <tr {...role("row")}>
          {columns.map(({ name, num, sort, quiet }) => (
            <th
              key={name}
              scope="col"
              className={num ? "num" : undefined}
              aria-sort={sort?.now}
              {...role("columnheader")}
            >
              {sort ? (
                <Anchor className="sort" to={sort.to}>
                  {name}
                </Anchor>
              ) : quiet ? (
                <span className="sr">{name}</span>
              ) : (
                name
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role("rowgroup")}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...role("row")}>
            {columns.map(({ name, cell, num, head, quiet }, at) =>
              head || (!heads && at === 0) ? (
                <th key={name} scope="row" className={num ? "num" : undefined} {...role("rowheader")}>
                  {cell(row)}
                </th>
              ) : (
                <td
                  key={name}
                  data-name={quiet ? undefined : name}
                  className={num ? "num" : undefined}
                  {...role("cell")}
                >
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot {...role("rowgroup")}>{foot}</tfoot>}
    </table>
  );
  if (folds) return table;
  return <Scroll label={typeof caption === "string" ? caption : undefined}>{table}</Scroll>;
}

/** A region that scrolls sideways, for what is compared. */
export function Scroll({ label, children }: { label?: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no pointer must be able to scroll it
    <section className="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
