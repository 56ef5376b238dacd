import type { Report } from "#models/reporting/report.ts";
import { LEAST } from "#models/shared/least.ts";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import { Export } from "./export.tsx";

type Line = Report["reflected"]["roles"][number];

/** Of those asked after a visit, how many sent their words. */
export function Reflected({ reflected, file }: { reflected: Report["reflected"]; file: string }) {
  const { report } = useTexts();
  const { reflected: words } = report;
  const { number } = useSay();
  return (
    <Section title={words.title} note={words.note} className="chart" id="reflected">
      <Table
        caption={words.caption}
        quietCaption
        dense
        columns={[
          { name: words.role, cell: ({ role }: Line) => words.roles[role] },
          { name: words.asked, cell: ({ answered }) => number(answered.of), num: true },
          {
            name: words.answered,
            cell: ({ answered }) => (answered.percent === null ? "–" : report.percent(answered.percent)),
            num: true,
          },
        ]}
        rows={reflected.roles}
        rowKey={({ role }) => role}
      />
      <p className="chart__how">
        {words.how} {report.fewText(LEAST)}
      </p>
      <Export file={file} />
    </Section>
  );
}
