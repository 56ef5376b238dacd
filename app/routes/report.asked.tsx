import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { askedRows, type AskedRow } from "#models/reporting/asked-rows.ts";
import { quarterNumber } from "#models/shared/quarter.ts";
import { OTHER_SHIFTS, shiftName } from "#models/shared/shift.ts";
import { Behind } from "#app/components/report/behind.tsx";
import { useVisitColumns } from "#app/components/report/visit-columns.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readAsked, readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { closedDoor, open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.behind.asked.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const { searchParams } = new URL(request.url);
  const choice = narrowed(readReport(searchParams, usualDays(viewer), fits).choice, viewer);
  const of = readAsked(searchParams);
  if (!of) throw closedDoor("not-found");
  const after = searchParams.get("after") ?? undefined;
  const [found, departments] = await open(() =>
    Promise.all([askedRows(viewer.actor, scopeOf(choice, viewer), of, after), departmentNames()]),
  );
  const query = reportQuery(choice);
  return { ...found, departments, of, later: after !== undefined, query, here: `${query}&${new URLSearchParams(of)}` };
}

export default function AskedBehind() {
  const { rows, next, later, departments, of, query, here } = useLoaderData<typeof loader>();
  const { report, words } = useTexts();
  const { behind, fairness } = report;
  const columns = useVisitColumns<AskedRow>(departments);
  const lead = (): string => {
    if ("home" in of) return behind.asked.of(departments.find(({ id }) => id === of.home)?.name ?? "–");
    const quarter = fairness.quarterName(quarterNumber(of.quarter), of.quarter.slice(2, 4));
    return of.shift === OTHER_SHIFTS ? behind.asked.all(quarter) : behind.asked.shift(shiftName(of.shift, fairness), quarter); // prettier-ignore
  };
  return (
    <Behind
      title={behind.asked.title}
      lead={`${lead()} ${behind.asked.once}`}
      {...{ rows, next, later }}
      back={query}
      here={`/report/asked?${here}`}
      rowKey={({ booking }) => booking}
      columns={[
        ...columns,
        { name: fairness.shift, cell: ({ shift }) => shiftName(shift, fairness) },
        { name: behind.asked.became, cell: ({ state }) => words.states[state] },
        { name: fairness.got, cell: ({ got }) => (got ? behind.asked.got : behind.asked.not) },
      ]}
      file={`/report/asked.csv?${here}`}
    />
  );
}
