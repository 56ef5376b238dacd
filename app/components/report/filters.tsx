import type { ReportChoice } from "#app/forms/report.ts";
import { KINDS } from "#models/shared/vocabulary.ts";
import { Anchor } from "../anchor.tsx";
import { Button } from "../button.tsx";
import { DateField, SelectField } from "../field.tsx";
import { useTexts } from "../texts.tsx";

interface ReportFiltersProps {
  choice: ReportChoice;
  sites: readonly { id: string; name: string }[];
  departments: readonly { id: string; name: string }[];
  /** The department may be left open. */
  everything: boolean;
  /** Nothing is chosen: it is what the report shows by itself. */
  usual: boolean;
}

/** What the report is about, in a line above it; everything chosen stands in the address. */
export function ReportFilters({ choice, sites, departments, everything, usual }: ReportFiltersProps) {
  const { report, words } = useTexts();
  const { filters } = report;
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <form method="get" action="/report" aria-label={filters.label} className="report-filters not-print">
      <DateField name="from" label={filters.from} value={choice.from} />
      <DateField name="until" label={filters.until} value={choice.until} />
      {sites.length > 1 && (
        <SelectField
          name="site"
          label={filters.site}
          value={choice.site}
          empty={filters.allSites}
          options={named(sites)}
        />
      )}
      <SelectField
        name="department"
        label={filters.department}
        value={choice.department}
        {...(everything && { empty: filters.allDepartments })}
        options={named(departments)}
      />
      <SelectField
        name="kind"
        label={filters.kind}
        value={choice.kind}
        empty={filters.allKinds}
        options={KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
      />
      <Button kind="second">{filters.show}</Button>
      {!usual && (
        <p className="work">
          <Anchor to="/report">{everything ? filters.clear : filters.clearOwn}</Anchor>
        </p>
      )}
    </form>
  );
}
