import type { Report } from "#models/reporting/report.ts";
import { LEAST } from "#models/shared/least.ts";
import { Section } from "../section.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";
import { BarsTable } from "./bars-table.tsx";
import { Export } from "./export.tsx";
import type { NameOf } from "./name-of.ts";

/** Promises are to be kept this often, in percent. Source: design. */
export const AIM = 95;

export function PromiseKept({ promise, nameOf, file }: { promise: Report["promise"]; nameOf: NameOf; file?: string }) {
  const { report } = useTexts();
  const { number } = useSay();
  const { promise: words } = report;
  const rows = promise.departments
    .map(({ department, answered, held, kept }) => ({
      ...nameOf(department),
      id: department,
      share: kept,
      more: [answered, held].map(({ count, of }) => (of === 0 ? "–" : `${number(count)} / ${number(of)}`)),
    }))
    .toSorted(
      (one, other) => (other.share.percent ?? -1) - (one.share.percent ?? -1) || (one.name < other.name ? -1 : 1),
    );
  return (
    <Section title={words.title} note={words.note(AIM)} className="chart" id="promise">
      <BarsTable
        caption={words.caption}
        first={report.department}
        figure={words.kept}
        of={words.of}
        more={[words.answered, words.held]}
        rows={rows}
        aim={AIM}
      />
      <p className="chart__how">
        {words.how} {report.fewText(LEAST)}
      </p>
      {file && <Export file={file} />}
    </Section>
  );
}
