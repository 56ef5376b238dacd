import type { Report } from "#models/reporting/report.ts";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import { BarsTable } from "./bars-table.tsx";
import type { NameOf } from "./name-of.ts";

interface FairnessByDepartmentProps {
  departments: Report["fairness"]["departments"];
  nameOf: NameOf;
  /** Where the bookings behind a bar are. */
  rowsTo: (of: { home: string }) => string;
}

/** Who asked and got a place, by home department, the least served first. */
export function FairnessByDepartment({ departments: all, nameOf, rowsTo }: FairnessByDepartmentProps) {
  const { report } = useTexts();
  const { fairness: words } = report;
  const { number } = useSay();
  const departments = all
    .map(({ group, got, visits }) => ({
      ...nameOf(group),
      id: group,
      share: got,
      rowsTo: rowsTo({ home: group }),
      more: [number(visits)],
    }))
    .toSorted(
      (one, other) => (one.share.percent ?? 101) - (other.share.percent ?? 101) || (one.name < other.name ? -1 : 1),
    );
  if (departments.length === 0) return null;
  return (
    <Section title={words.byDepartment} note={words.byDepartmentNote} className="chart">
      <BarsTable
        caption={words.byDepartmentCaption}
        first={report.department}
        figure={words.got}
        of={words.asked}
        more={[words.visits]}
        rows={departments}
      />
    </Section>
  );
}
