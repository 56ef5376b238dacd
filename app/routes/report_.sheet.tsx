import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDate, startOfDay } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Head } from "#app/components/head.tsx";
import { Print } from "#app/components/print.tsx";
import { Matrix } from "#app/components/report/matrix.tsx";
import { PromiseKept } from "#app/components/report/promise.tsx";
import { ReportStats } from "#app/components/report/stats.tsx";
import { reportTitle } from "#app/components/report/title.ts";
import { useSay } from "#app/components/say.ts";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, reportOf, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.sheet);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const { choice: chosen } = readReport(new URL(request.url).searchParams, usualDays(viewer), fits);
  const choice = narrowed(chosen, viewer);
  const report = await open(() => reportOf(viewer.actor, scopeOf(choice, viewer), viewer.now));
  return { report, choice };
}

/** The report on one sheet of paper: the figures, who has seen whose work, promises. */
export default function Sheet() {
  const { report, choice } = useLoaderData<typeof loader>();
  const texts = useTexts();
  const { report: words, times } = texts;
  const { zone, now } = useReading();
  const say = useSay();
  const names = new Map(report.departments.map((one) => [one.id, one]));
  const nameOf = (id: string) => names.get(id) ?? { id, name: "", code: "–" };
  const query = reportQuery(choice);
  return (
    <div className="report-sheet">
      <Back to={`/report?${query}`}>{words.list.back}</Back>
      <Head
        title={reportTitle(choice, localDate(now, zone), texts, (date) => say.shortDay(startOfDay(date, zone)))}
        over={words.printed(times.dayAt(say.date(report.asOf), say.clock(report.asOf)))}
        acts={<Print>{words.print}</Print>}
      />
      <ReportStats report={report} />
      <div className="gap-above">
        <Stack>
          <Matrix
            matrix={report.matrix}
            all={report.departments.length}
            nameOf={nameOf}
            rowsTo={(home, host) => `/report/rows?${reportQuery(choice, { home, host, year: "1" })}`}
          />
          <PromiseKept promise={report.promise} nameOf={nameOf} />
        </Stack>
      </div>
    </div>
  );
}
