import type { Report } from "#models/reporting/report.ts";
import { NOT_GIVEN, shiftName } from "#models/shared/shift.ts";
import { Anchor } from "../anchor.tsx";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Chart } from "./chart.tsx";
import { Export } from "./export.tsx";

interface FairnessProps {
  fairness: Report["fairness"];
  /** The report is about one department. */
  own: boolean;
  /** Names of the quarters, in order. */
  quarters: readonly string[];
  svg: string | null;
  file: string;
  /** Where the bookings behind a figure are. */
  rowsTo: (of: { quarter: string; shift: string }) => string;
}

/** Who asked and got a place, by quarter and shift. */
export function Fairness({ fairness, own, quarters, svg, file, rowsTo }: FairnessProps) {
  const { report } = useTexts();
  const { fairness: words } = report;
  const { number } = useSay();
  const lines = fairness.shifts.flatMap(({ quarter, shifts }, at) =>
    shifts.map(({ group, got, visits }) => ({
      key: `${quarter} ${group}`,
      ...{ quarter: quarters[at]!, shift: shiftName(group, words), got, visits, to: rowsTo({ quarter, shift: group }) },
    })),
  );
  const noShifts =
    lines.length > 0 && fairness.shifts.every(({ shifts }) => shifts.every(({ group }) => group === NOT_GIVEN));
  return (
    <Section title={words.title} note={words.note} className="chart">
      {svg && <Chart svg={svg} />}
      <p className="chart__how">
        {words.how} {own && words.own} {noShifts && words.noShifts}
      </p>
      {lines.length > 0 && (
        <Table
          caption={words.caption}
          quietCaption
          dense
          columns={[
            { name: words.quarter, cell: ({ quarter }: (typeof lines)[number]) => quarter },
            { name: words.shift, cell: ({ shift }) => shift },
            { name: words.asked, cell: ({ got, to }) => <Anchor to={to}>{number(got.of)}</Anchor>, num: true },
            {
              name: words.got,
              cell: ({ got }) => (got.percent === null ? "–" : report.percent(got.percent)),
              num: true,
            },
            { name: words.visits, cell: ({ visits }) => number(visits), num: true },
          ]}
          rows={lines}
          rowKey={({ key }) => key}
        />
      )}
      <Export file={file} />
    </Section>
  );
}
