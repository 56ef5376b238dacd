import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDate, startOfDay } from "#models/shared/time.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { Coverage } from "#app/components/report/coverage.tsx";
import { Fairness } from "#app/components/report/fairness.tsx";
import { FairnessByDepartment } from "#app/components/report/fairness-by-department.tsx";
import { ReportFilters } from "#app/components/report/filters.tsx";
import { Matrix } from "#app/components/report/matrix.tsx";
import { Months } from "#app/components/report/months.tsx";
import { PromiseKept } from "#app/components/report/promise.tsx";
import { Reflected } from "#app/components/report/reflected.tsx";
import { ReportStats } from "#app/components/report/stats.tsx";
import { reportTitle } from "#app/components/report/title.ts";
import { useSay } from "#app/components/say.ts";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { chartsOf } from "#app/server/report-charts.ts";
import { fits, narrowed, placesToChoose, reportOf, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.pageTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const { searchParams } = new URL(request.url);
  const read = (said: URLSearchParams) => readReport(said, usualDays(viewer), fits);
  const { choice: asked, refused } = read(searchParams);
  const choice = narrowed(asked, viewer);
  const usual = reportQuery(choice) === reportQuery(narrowed(read(new URLSearchParams()).choice, viewer));
  const [report, places] = await open(() =>
    Promise.all([
      reportOf(viewer.actor, scopeOf(choice, viewer), viewer.now, { anew: searchParams.get("anew") === "1" }),
      placesToChoose(viewer),
    ]),
  );
  const pictures = await chartsOf(report, choice, viewer);
  return { report, choice, usual, refused, ...places, ...pictures };
}

export default function Report() {
  const { report, choice, usual, refused, sites, departments, everything, named, monthDays, quarters, charts } =
    useLoaderData<typeof loader>();
  const texts = useTexts();
  const words = texts.report;
  const { zone, now } = useReading();
  const say = useSay();
  const names = new Map(report.departments.map((one) => [one.id, one]));
  const nameOf = (id: string) => names.get(id) ?? { id, name: "", code: "–" };
  const title = reportTitle(choice, localDate(now, zone), texts, (date) => say.shortDay(startOfDay(date, zone)));
  const query = reportQuery(choice);
  const file = (table: string): string => `/report/${table}.csv?${query}`;
  const askedTo = (of: Record<string, string>): string => `/report/asked?${query}&${new URLSearchParams(of)}`;
  const nothing = report.visits.held === 0 && report.months.every(({ visits }) => visits === 0);
  return (
    <>
      <Head
        title={title}
        over={
          <>
            {words.asOf(words.pageTitle, say.moment(report.asOf))}
            {report.asOf < now && (
              <>
                {" "}
                <Anchor to={`/report?${query}&anew=1`}>{words.anew}</Anchor>
              </>
            )}
          </>
        }
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
      <ReportFilters {...{ choice, sites, departments, everything, usual }} />
      {nothing && (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      )}
      <ReportStats
        report={report}
        rows={`/report/rows?${query}`}
        promised={`/report/promise?${query}`}
        people={`/report/people?${query}`}
        answered={`/report/reflections?${query}`}
      />
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
            <div className="stack stack--wide">
              <PromiseKept promise={report.promise} nameOf={nameOf} file={file("promise")} />
              <FairnessByDepartment departments={report.fairness.departments} nameOf={nameOf} rowsTo={askedTo} />
            </div>
            <Fairness
              fairness={report.fairness}
              own={report.narrowedTo !== null}
              quarters={quarters}
              svg={charts.fair}
              file={file("fairness")}
              rowsTo={askedTo}
            />
          </Two>
          <Two kind="even">
            <Months
              rowsTo={monthDays.map((days) => `/report/rows?${reportQuery({ ...choice, ...days })}`)}
              months={report.months}
              named={named}
              svg={charts.visits}
              file={file("months")}
            />
            <div className="stack stack--wide">
              <Reflected reflected={report.reflected} file={file("reflected")} />
              <Coverage
                rowsTo={(home) => `/report/people?${reportQuery(choice, { home })}`}
                coverage={report.coverage}
                nameOf={nameOf}
                file={file("coverage")}
              />
            </div>
          </Two>
        </Stack>
      </div>
    </>
  );
}
