import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { visitRows, type VisitRow } from "#models/reporting/report-rows.ts";
import { lastYear } from "#models/reporting/scope.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { useSay } from "#app/components/say.ts";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ report }) => report.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const asked = new URL(request.url).searchParams;
  const { choice: chosen } = readReport(asked, usualDays(viewer), fits);
  const choice = narrowed(chosen, viewer);
  const departments = await departmentNames();
  const known = (name: string) => departments.find(({ id }) => id === asked.get(name))?.id;
  const [home, host, year] = [known("home"), known("host"), asked.get("year") === "1"];
  const scope = scopeOf(choice, viewer);
  const after = asked.get("after") ?? undefined;
  const found = await open(() =>
    visitRows(viewer.actor, year ? { ...scope, from: lastYear(scope) } : scope, {
      ...(home && { home }),
      ...(host && { host }),
      ...(after && { after }),
    }),
  );
  const more = { ...(home && { home }), ...(host && { host }), ...(year && { year: "1" }) };
  return { ...found, departments, home, host, after, back: reportQuery(choice), here: reportQuery(choice, more) };
}

export default function RowsBehind() {
  const { rows, next, departments, home, host, after, back, here } = useLoaderData<typeof loader>();
  const { report, words } = useTexts();
  const { list } = report;
  const say = useSay();
  const nameOf = (id?: string) => departments.find((one) => one.id === id)?.name ?? "–";
  const columns = [
    { name: list.columns.when, cell: ({ startsAt }: VisitRow) => say.moment(startsAt) },
    {
      name: list.columns.session,
      cell: ({ session, title }: VisitRow) => <Anchor to={`/sessions/${session}`}>{title}</Anchor>,
      head: true,
    },
    { name: list.columns.home, cell: (row: VisitRow) => nameOf(row.home) },
    { name: list.columns.host, cell: (row: VisitRow) => nameOf(row.host) },
    { name: list.columns.outcome, cell: ({ outcome }: VisitRow) => words.outcomes[outcome] },
  ];
  return (
    <>
      <Back to={`/report?${back}`}>{list.back}</Back>
      <Head title={list.title} lead={home && host ? list.from(nameOf(home), nameOf(host)) : list.all} />
      {rows.length > 0 ? (
        <Table caption={list.title} quietCaption folds columns={columns} rows={rows} rowKey={({ id }) => id} />
      ) : (
        <Empty title={report.none}>
          <p>{report.noneText}</p>
        </Empty>
      )}
      {(next || after) && (
        <nav className="pager" aria-label={list.pages}>
          {after && <Anchor to={`/report/rows?${here}`}>{list.first}</Anchor>}
          {next && (
            <Anchor to={`/report/rows?${here}&after=${next}`} rel="next">
              {list.next}
            </Anchor>
          )}
        </nav>
      )}
    </>
  );
}
