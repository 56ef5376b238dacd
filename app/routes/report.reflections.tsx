import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { reflectedRows, type ReflectedRow } from "#models/reporting/reflected-rows.ts";
import { Behind } from "#app/components/report/behind.tsx";
import { useVisitColumns } from "#app/components/report/visit-columns.tsx";
import { useSay } from "#app/components/say.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.behind.reflections.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const asked = new URL(request.url).searchParams;
  const choice = narrowed(readReport(asked, usualDays(viewer), fits).choice, viewer);
  const after = asked.get("after") ?? undefined;
  const [found, departments] = await open(() =>
    Promise.all([reflectedRows(viewer.actor, scopeOf(choice, viewer), after), departmentNames()]),
  );
  return { ...found, departments, later: after !== undefined, query: reportQuery(choice) };
}

export default function ReflectionsBehind() {
  const { rows, next, later, departments, query } = useLoaderData<typeof loader>();
  const { behind, reflected } = useTexts().report;
  const say = useSay();
  const columns = useVisitColumns<ReflectedRow>(departments);
  return (
    <Behind
      title={behind.reflections.title}
      lead={behind.reflections.lead}
      {...{ rows, next, later }}
      back={query}
      here={`/report/reflections?${query}`}
      rowKey={({ booking, role }) => `${booking} ${role}`}
      columns={[
        ...columns,
        { name: reflected.role, cell: ({ role }) => behind.reflections.roles[role] },
        {
          name: reflected.answered,
          cell: ({ answeredAt }) => (answeredAt ? say.moment(answeredAt) : behind.reflections.not),
        },
      ]}
      file={`/report/answered.csv?${query}`}
    />
  );
}
