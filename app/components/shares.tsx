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

/** How each row divides: a bar and its figures in one table, so that text never shrinks. */
export function Shares({ title, rowName, drawn, columns, legend, rows, share, number, note, id }: SharesProps) {
  return (
    <section className="section chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="table table--dense bars">
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            <th scope="col">
              <span className="sr">{drawn}</span>
            </th>
            {GROUPS.map((group) => (
              <th key={group} scope="col" className={numberClass(group)}>
                {columns[group]}
              </th>
            ))}
            <th scope="col" className="num">
              {columns.people}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const all = GROUPS.reduce((sum, group) => sum + row[group], 0);
            return (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="draw">
                  <Bar parts={GROUPS.map((group) => (100 * row[group]) / Math.max(all, 1))} />
                </td>
                {GROUPS.map((group) => (
                  <td key={group} className={numberClass(group)}>
                    {share(row[group], all)}
                  </td>
                ))}
                <td className="num">{number(all)}</td>
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

/** Two of the four fit on a phone; the bar shows all. */
const numberClass = (group: Group): string => (group === "first" || group === "none" ? "num" : "num not-phone");

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
