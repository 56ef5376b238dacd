import type { Report } from "#models/reporting/report.ts";
import { Anchor } from "../anchor.tsx";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Chart } from "./chart.tsx";
import { Export } from "./export.tsx";

interface MonthsProps {
  months: Report["months"];
  /** Their names, in order. */
  named: readonly string[];
  svg: string;
  file: string;
  /** The visits of each, in order. */
  rowsTo: readonly string[];
}

export function Months({ months, named, svg, file, rowsTo }: MonthsProps) {
  const { months: words } = useTexts().report;
  const { number } = useSay();
  const rows = months.map((one, at) => ({ ...one, name: named[at]!, to: rowsTo[at]! }));
  return (
    <Section title={words.title} note={words.note} className="chart">
      <Chart svg={svg} />
      <p className="chart__how">{words.how}</p>
      <Table
        caption={words.caption}
        quietCaption
        dense
        columns={[
          { name: words.month, cell: ({ name }: (typeof rows)[number]) => name },
          {
            name: words.visits,
            cell: ({ visits, to }) => (visits > 0 ? <Anchor to={to}>{number(visits)}</Anchor> : number(visits)),
            num: true,
          },
        ]}
        rows={rows}
        rowKey={({ month }) => month}
      />
      <Export file={file} />
    </Section>
  );
}
