import type { Report } from "#models/reporting/report.ts";
import { monthIn } from "#models/reporting/scope.ts";
import { quarterNumber } from "#models/shared/quarter.ts";
import { shiftName } from "#models/shared/shift.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { lineChart, MOST_LINES } from "./chart.ts";
import type { Viewer } from "./viewer.ts";

/** The report's lines as drawings, with the names of their points and the days that each month stands for. */
export async function chartsOf(report: Report, days: { until: string }, { language, locale }: Viewer) {
  const { months, fairness } = textsFor(language).report;
  const named = report.months.map(({ month }) => monthName(month, locale));
  const visits = await lineChart({
    description: months.chart(report.months.map(({ visits: n }, at) => `${named[at]} ${n}`).join(", ")),
    points: named,
    lines: [{ name: months.visits, values: report.months.map(({ visits: n }) => n) }],
  });
  const quarters = report.fairness.shifts.map(({ quarter }) =>
    fairness.quarterName(quarterNumber(quarter), quarter.slice(2, 4)),
  );
  const lines = [...new Set(report.fairness.shifts.flatMap(({ shifts }) => shifts.map(({ group }) => group)))]
    .map((shift) => ({
      name: shiftName(shift, fairness),
      values: report.fairness.shifts.map(
        ({ shifts }) => shifts.find(({ group }) => group === shift)?.got.percent ?? null,
      ),
    }))
    .filter(({ values }) => values.some((value) => value !== null))
    .slice(0, MOST_LINES);
  const said = lines.map(({ name, values }) => `${name} ${values.map((value) => value ?? "–").join(", ")}`).join("; ");
  const fair = lines.length > 0 ? await lineChart({ description: fairness.chart(said), points: quarters, lines, percent: true }) : null; // prettier-ignore
  const monthDays = report.months.map(({ month }) => monthIn(month, days));
  return { named, monthDays, quarters, charts: { visits, fair } };
}

const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" }).format(
    new Date(`${month}T00:00:00Z`),
  );
