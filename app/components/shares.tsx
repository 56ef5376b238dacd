import type { ReactNode } from "react";

/** The four groups people of a row fall into; drawn from dark to empty. */
const GROUPS = ["first", "secondOrThird", "other", "none"] as const;
type Group = (typeof GROUPS)[number];

interface SharesProps {
  title: ReactNode;
  rowName: string;
  /** Said of the column that is drawn. */
  drawn: string;
  columns: Record<Group | "people", string>;
  legend: Record<Group, string>;
  rows: readonly ({ id: string; name: string } & Record<Group, number>)[];
  /** "52 %" of so many, or how many of them where a share would say too much. */
  share: (count: number, of: number) => string;
  /** A count, as the reader writes it. */
  number: (count: number) => string;
  note?: ReactNode;
  id: string;
}

/** Said outright: folded it is no longer shown as a table, and would lose its roles. */
const role = (name: string) => ({ role: name });

/** How each row divides: a bar and its figures in one table, so that text never shrinks. On a phone the
 *  figures stand in one line under their bar. */
export function Shares({ title, rowName, drawn, columns, legend, rows, share, number, note, id }: SharesProps) {
  return (
    <section className="section chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="table table--dense table--folds bars bars--folds" {...role("table")}>
        <thead {...role("rowgroup")}>
          <tr {...role("row")}>
            <th scope="col" {...role("columnheader")}>
              {rowName}
            </th>
            <th scope="col" {...role("columnheader")}>
              <span className="sr">{drawn}</span>
            </th>
            {GROUPS.map((group) => (
              <th key={group} scope="col" {...role("columnheader")} className="num">
                {columns[group]}
              </th>
            ))}
            <th scope="col" {...role("columnheader")} className="num">
              {columns.people}
            </th>
          </tr>
        </thead>
        <tbody {...role("rowgroup")}>
          {rows.map((row) => {
            const all = GROUPS.reduce((sum, group) => sum + row[group], 0);
            return (
              <tr key={row.id} {...role("row")}>
                <th scope="row" {...role("rowheader")}>
                  {row.name}
                </th>
                <td {...role("cell")} className="draw">
                  <Bar parts={GROUPS.map((group) => (100 * row[group]) / Math.max(all, 1))} />
                </td>
                {GROUPS.map((group) => (
                  <td key={group} {...role("cell")} data-name={columns[group]} className="num">
                    {share(row[group], all)}
                  </td>
                ))}
                <td {...role("cell")} data-name={columns.people} className="num">
                  {number(all)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="legend-row">
        {GROUPS.map((group, at) => (
          <span key={group}>
            <span className={`swatch o${at + 1}`} />
            {legend[group]}
          </span>
        ))}
      </p>
      {note && <p className="chart__how">{note}</p>}
    </section>
  );
}

function Bar({ parts }: { parts: readonly number[] }) {
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, part) => sum + part, 0));
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map((width, at) => {
        const x = starts[at]!;
        if (width === 0) return null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the groups never change places
          <g key={at}>
            <rect className={`o${at + 1}`} x={x} y="0" width={width} height="10" vectorEffect="non-scaling-stroke" />
            {x > 0 && <path className="gap" d={`M${x} 0V10`} />}
          </g>
        );
      })}
    </svg>
  );
}
