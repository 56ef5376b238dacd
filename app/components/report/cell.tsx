import { Anchor } from "../anchor.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import type { NameOf } from "./name-of.ts";

interface CellProps {
  nameOf: NameOf;
  /** The address of the visits behind it. */
  rowsTo: (home: string, host: string) => string;
  home: string;
  host: string;
  /** Null where this report does not look. */
  count: number | null;
  level: number;
}

/** A figure of the heat map, which leads to its visits. */
export function Cell({ home, host, count, level, nameOf, rowsTo }: CellProps) {
  const { matrix: words } = useTexts().report;
  const { number } = useSay();
  const [from, at] = [nameOf(home).name, nameOf(host).name];
  if (home === host)
    return (
      <td className="self">
        <span aria-hidden="true">·</span>
        <span className="sr">{words.self}</span>
      </td>
    );
  if (count === null)
    return (
      <td className="self">
        <span className="sr">{words.apart}</span>
      </td>
    );
  if (count === 0)
    return (
      <td className="never">
        <span aria-hidden="true">–</span>
        <span className="sr">{words.never(from, at)}</span>
      </td>
    );
  return (
    <td className={`h${level}`}>
      <Anchor to={rowsTo(home, host)} aria-label={words.cell(from, at, number(count))}>
        {number(count)}
      </Anchor>
    </td>
  );
}
