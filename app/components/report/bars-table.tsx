import type { ReactNode } from "react";
import type { Share } from "#models/reporting/figures/share.ts";
import { Anchor } from "../anchor.tsx";
import { Code } from "../code.tsx";
import { Icon } from "../icon.tsx";
import { useSay } from "../say.ts";
import { Scroll } from "../table.tsx";
import { useTexts } from "../texts.tsx";

export interface BarRow {
  id: string;
  name: string;
  code: string;
  share: Share;
  more?: readonly ReactNode[];
  /** Where the rows behind it are. */
  rowsTo?: string;
}

interface BarsTableProps {
  caption: string;
  first: string;
  figure: string;
  of: string;
  /** Further columns behind the bar. */
  more?: readonly string[];
  rows: readonly BarRow[];
  /** In percent: an upright mark, and what lies under it looks and says so. */
  aim?: number;
}

/** Shares of departments as bars inside their table; under the least number no share and no bar. */
export function BarsTable({ caption, first, figure, of, more = [], rows, aim }: BarsTableProps) {
  const { report } = useTexts();
  const { number } = useSay();
  return (
    <Scroll label={caption}>
      <table className="table table--dense bars">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">
              <span className="sr">{report.bar}</span>
            </th>
            <th scope="col" className="num">
              {figure}
            </th>
            <th scope="col" className="num">
              {of}
            </th>
            {more.map((name) => (
              <th key={name} scope="col" className="num not-phone">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, code, share, more: cells = [], rowsTo }) => (
            <tr key={id}>
              <th scope="row">
                <Code code={code} name={name} />
                <span className="not-phone"> {name}</span>
              </th>
              <td className="draw">
                <Bar percent={share.percent} aim={aim} />
              </td>
              <td className="num">
                {aim !== undefined && share.percent !== null && share.percent < aim && (
                  <>
                    <Icon name="arrow-down-right" />
                    <span className="sr">{report.promise.under}</span>{" "}
                  </>
                )}
                <strong>{share.percent === null ? "–" : report.percent(share.percent)}</strong>
              </td>
              <td className="num">{rowsTo ? <Anchor to={rowsTo}>{number(share.of)}</Anchor> : number(share.of)}</td>
              {cells.map((cell, at) => (
                <td key={more[at]} className="num not-phone">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Bar({ percent, aim }: { percent: number | null; aim?: number }) {
  if (percent === null) return null;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="base" width="100" height="10" />
      <rect className={aim !== undefined && percent < aim ? "under" : "kept"} width={percent} height="10" />
      {aim !== undefined && (
        <>
          <path className="aimgap" d={`M${aim} 0V10`} />
          <path className="aim" d={`M${aim} 0V10`} />
        </>
      )}
    </svg>
  );
}
