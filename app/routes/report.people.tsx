import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { coveredRows, type CoveredRow } from "#models/reporting/covered-rows.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Behind } from "#app/components/report/behind.tsx";
import { useSay } from "#app/components/say.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Name } from "#app/components/who.tsx";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.behind.people.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const asked = new URL(request.url).searchParams;
  const choice = narrowed(readReport(asked, usualDays(viewer), fits).choice, viewer);
  const departments = await departmentNames();
  const home = departments.find(({ id }) => id === asked.get("home"));
  const after = asked.get("after") ?? undefined;
  const wish = { ...(home && { home: home.id }), ...(after && { after }) };
  const found = await open(() => coveredRows(viewer.actor, scopeOf(choice, viewer), wish));
  const [query, here] = [reportQuery(choice), reportQuery(choice, home ? { home: home.id } : {})];
  return { ...found, departments, home: home?.name, later: after !== undefined, query, here };
}

export default function PeopleBehind() {
  const { rows, next, later, departments, home, query, here } = useLoaderData<typeof loader>();
  const { behind, department } = useTexts().report;
  const { people } = behind;
  const say = useSay();
  return (
    <Behind
      title={people.title}
      lead={home ? people.of(home) : people.lead}
      {...{ rows, next, later }}
      back={query}
      here={`/report/people?${here}`}
      rowKey={({ id }) => id}
      columns={[
        {
          name: people.person,
          cell: ({ id, name }: CoveredRow) => (
            <Anchor to={`/people/${id}`}>
              <Name name={name} />
            </Anchor>
          ),
          head: true,
        },
        { name: department, cell: (row) => departments.find(({ id }) => id === row.department)?.name ?? "–" },
        { name: people.visits, cell: ({ visits }) => (visits === 0 ? people.none : say.number(visits)) },
        { name: people.last, cell: ({ last }) => last && say.shortDay(last) },
      ]}
      file={`/report/people.csv?${query}`}
    />
  );
}
