import type { Report } from "#models/reporting/report.ts";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";
import { BarsTable } from "./bars-table.tsx";
import { Export } from "./export.tsx";
import type { NameOf } from "./name-of.ts";

interface CoverageProps {
  coverage: Report["coverage"];
  nameOf: NameOf;
  file: string;
  /** The people of a department. */
  rowsTo: (department: string) => string;
}

export function Coverage({ coverage, nameOf, file, rowsTo }: CoverageProps) {
  const { report } = useTexts();
  const { coverage: words } = report;
  const rows = coverage.departments
    .filter(({ trained }) => trained.of > 0)
    .map(({ department, trained }) => ({
      ...nameOf(department),
      id: department,
      share: trained,
      rowsTo: rowsTo(department),
    }))
    .toSorted(
      (one, other) => (other.share.percent ?? -1) - (one.share.percent ?? -1) || (one.name < other.name ? -1 : 1),
    );
  return (
    <Section title={words.title} note={words.note} className="chart" id="coverage">
      <BarsTable
        caption={words.caption}
        first={report.department}
        figure={words.trained}
        of={words.people}
        rows={rows}
      />
      <p className="chart__how">{words.how}</p>
      <Export file={file} />
    </Section>
  );
}
