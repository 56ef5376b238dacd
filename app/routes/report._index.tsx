import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { quarterNumber } from "#models/shared/quarter.ts";
import { localDate, startOfDay } from "#models/shared/time.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { Coverage } from "#app/components/report/coverage.tsx";
import { Fairness } from "#app/components/report/fairness.tsx";
import { ReportFilters } from "#app/components/report/filters.tsx";
import { Matrix } from "#app/components/report/matrix.tsx";
import { Months } from "#app/components/report/months.tsx";
import { PromiseKept } from "#app/components/report/promise.tsx";
import { Reflected } from "#app/components/report/reflected.tsx";
import { ReportStats } from "#app/components/report/stats.tsx";
import { shiftName } from "#models/shared/shift.ts";
import { reportTitle } from "#app/components/report/title.ts";
import { useSay } from "#app/components/say.ts";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { lineChart, MOST_LINES } from "#app/server/chart.ts";
import { fits, makeReport, placesToChoose, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.pageTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { choice, refused } = readReport(new URL(request.url).searchParams, usualDays(viewer), fits);
  const [report, places] = await open(() =>
    Promise.all([makeReport(viewer.actor, scopeOf(choice, viewer), viewer.now), placesToChoose()]),
  );
  const { months, fairness } = textsFor(viewer.language).report;
  const named = report.months.map(({ month }) => monthName(month, viewer.locale));
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
  return { report, choice, refused, ...places, named, quarters, charts: { visits, fair } };
}

const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" }).format(
    new Date(`${month}T00:00:00Z`),
  );

export default function Report() {
  const { report, choice, refused, sites, departments, named, quarters, charts } = useLoaderData<typeof loader>();
  const texts = useTexts();
  const words = texts.report;
  const { zone, now } = useReading();
  const say = useSay();
  const names = new Map(report.departments.map((one) => [one.id, one]));
  const nameOf = (id: string) => names.get(id) ?? { id, name: "", code: "–" };
  const title = reportTitle(choice, localDate(now, zone), texts, (date) => say.shortDay(startOfDay(date, zone)));
  const query = reportQuery(choice);
  const file = (table: string): string => `/report/${table}.csv?${query}`;
  const nothing = report.visits.held === 0 && report.months.every(({ visits }) => visits === 0);
  return (
    <>
      <Head
        title={title}
        over={words.asOf(words.pageTitle, say.moment(report.asOf))}
        acts={
          <>
            <ButtonLink to={`/report/sheet?${query}`} kind="second" icon="printer">
              {words.sheet}
            </ButtonLink>
            <ButtonLink to={file("visits")} plain kind="quiet">
              {words.rows}
            </ButtonLink>
          </>
        }
      />
      {refused && <Note kind="spot">{words.filters.refused}</Note>}
      <ReportFilters {...{ choice, sites, departments }} />
      {nothing && (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      )}
      <ReportStats report={report} rows={`/report/rows?${query}`} promised={`/report/promise?${query}`} />
      <div className="gap-above">
        <Stack space="wide">
          <Matrix
            matrix={report.matrix}
            all={report.departments.length}
            nameOf={nameOf}
            rowsTo={(home, host) => `/report/rows?${reportQuery(choice, { home, host, year: "1" })}`}
            file={file("matrix")}
            neverFile={file("never")}
          />
          <Two kind="even">
            <PromiseKept promise={report.promise} nameOf={nameOf} file={file("promise")} />
            <Fairness
              fairness={report.fairness}
              quarters={quarters}
              svg={charts.fair}
              nameOf={nameOf}
              file={file("fairness")}
            />
          </Two>
          <Two kind="even">
            <Months months={report.months} named={named} svg={charts.visits} file={file("months")} />
            <div className="stack stack--wide">
              <Reflected reflected={report.reflected} file={file("reflected")} />
              <Coverage coverage={report.coverage} nameOf={nameOf} file={file("coverage")} />
            </div>
          </Two>
        </Stack>
      </div>
    </>
  );
}
