import type { Matrix as Figures } from "#models/reporting/figures/matrix.ts";
import { Cell } from "./cell.tsx";
import { Export } from "./export.tsx";
import type { NameOf } from "./name-of.ts";
import { NeverMet } from "./never-met.tsx";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { Scroll } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Two } from "../two.tsx";

interface MatrixProps {
  matrix: Figures;
  /** How many departments there are. */
  all: number;
  nameOf: NameOf;
  /** The address of the visits behind a cell. */
  rowsTo: (home: string, host: string) => string;
  file?: string;
  /** The file of all pairs that never met. */
  neverFile?: string;
}

/** With more columns than these the pairs that never met stand below it, not beside it. Source: the design's picture, which
 *  has ten in a page of 1,280 px. */
const BESIDE = 10;

/** Five steps of about equal reach up to the largest figure; "never" is outlined. */
function stepsUpTo(most: number): number[] {
  const edges = [0.04, 0.12, 0.3, 0.6].map((share) => Math.ceil(most * share));
  return [...new Set([1, ...edges.map((edge) => edge + 1)])].filter((edge) => edge <= Math.max(1, most));
}

/** Who has seen whose work: a heat map in its table, and the pairs that never met. */
export function Matrix({ matrix, all, nameOf, rowsTo, file, neverFile }: MatrixProps) {
  const { matrix: words } = useTexts().report;
  const { number } = useSay();
  const { shown, cells, went, never } = matrix;
  const steps = stepsUpTo(Math.max(...cells.flat().map((count) => count ?? 0), 0));
  const levelOf = (count: number): number => steps.filter((edge) => count >= edge).length;
  return (
    <Section title={words.title} note={words.note} className="chart">
      <Two kind={shown.length > BESIDE ? "below" : "heat"}>
        <div className="chart">
          <Scroll label={words.caption}>
            <table className="heat">
              <caption className="sr">{words.caption}</caption>
              <thead>
                <tr>
                  <td>
                    <span className="sr">{words.corner}</span>
                  </td>
                  {shown.map((id) => (
                    <th key={id} scope="col">
                      <abbr className="plain" title={nameOf(id).name}>
                        {nameOf(id).code}
                      </abbr>
                    </th>
                  ))}
                  <th scope="col" className="sum">
                    {words.went}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((home, row) => (
                  <tr key={home}>
                    <th scope="row">
                      {nameOf(home).code} <span className="soft not-phone">{nameOf(home).name}</span>
                    </th>
                    {shown.map((host, column) => (
                      <Cell
                        key={host}
                        {...{ home, host, nameOf, rowsTo, count: cells[row]![column] ?? null }}
                        level={levelOf(cells[row]![column] ?? 0)}
                      />
                    ))}
                    <td className="self sum">{number(went[row]!)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="legend-row">
            <span>
              <span className="swatch never" />
              {words.key.never}
            </span>
            {steps.map((edge, at) => (
              <span key={edge}>
                <span className={`swatch h${at + 1}`} />
                {words.key.steps(edge, at + 1 < steps.length ? steps[at + 1]! - 1 : null)}
              </span>
            ))}
          </p>
          {file && <Export file={file} />}
          {all > shown.length && <p className="chart__how">{words.most(shown.length, all)}</p>}
        </div>
        <NeverMet never={never} nameOf={nameOf} file={neverFile} />
      </Two>
    </Section>
  );
}
