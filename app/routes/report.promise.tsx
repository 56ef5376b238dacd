import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { PROMISE_ROWS, promiseRows } from "#models/reporting/promise-rows.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Export } from "#app/components/report/export.tsx";
import { PromiseRows } from "#app/components/report/promise-rows.tsx";
import { Stack } from "#app/components/stack.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readReport, reportQuery } from "#app/forms/report.ts";
import { fits, narrowed, requireReader, scopeOf, usualDays } from "#app/server/report.ts";
import { open } from "#app/server/respond.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ report }) => report.promised.title[args.data?.of ?? "requests"]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireReader(request, context);
  const asked = new URL(request.url).searchParams;
  const { choice: chosen } = readReport(asked, usualDays(viewer), fits);
  const choice = narrowed(chosen, viewer);
  const of = PROMISE_ROWS.find((one) => one === asked.get("of")) ?? "requests";
  const [missed, after] = [asked.get("missed") === "1", asked.get("after") ?? undefined];
  const wish = { of, missed, ...(after && { after }) };
  const [found, departments] = await open(() =>
    Promise.all([promiseRows(viewer.actor, scopeOf(choice, viewer), wish, viewer.now), departmentNames()]),
  );
  return { ...found, choice, of, missed, later: after !== undefined, departments };
}

export default function PromisesBehind() {
  const { rows, next, choice, of, missed, later, departments } = useLoaderData<typeof loader>();
  const { promised: words, list } = useTexts().report;
  const nameOf = (id: string) => departments.find((one) => one.id === id) ?? { id, name: "–", code: "–" };
  const to = (more: Record<string, string> = {}) =>
    `/report/promise?${reportQuery(choice, { of, missed: missed ? "1" : "", ...more })}`;
  return (
    <>
      <Back to={`/report?${reportQuery(choice)}`}>{list.back}</Back>
      <Head title={words.title[of]} lead={missed ? words.onlyMissed : words.all[of]} />
      <Stack>
        <Tabs
          label={words.tabs}
          tabs={PROMISES.map((one) => ({ to: to({ of: one }), text: words.tab[one], current: one === of }))}
        />
        <p className="work">
          <Anchor to={to({ missed: missed ? "" : "1" })}>{missed ? words.showAll : words.showMissed}</Anchor>
        </p>
        {rows.length > 0 ? (
          <PromiseRows of={of} rows={rows} nameOf={nameOf} />
        ) : (
          <Empty title={missed ? words.noneMissed : words.none}>
            <p>{missed ? words.noneMissedText : words.noneText}</p>
          </Empty>
        )}
        {(next || later) && (
          <nav className="pager" aria-label={words.pages}>
            {later && <Anchor to={to()}>{list.first}</Anchor>}
            {next && (
              <Anchor to={to({ after: next })} rel="next">
                {words.next}
              </Anchor>
            )}
          </nav>
        )}
        {rows.length > 0 && <Export file={`/report/${of}.csv?${reportQuery(choice)}`} />}
      </Stack>
    </>
  );
}

/** As `PROMISE_ROWS`, which the browser does not know. */
const PROMISES = ["requests", "sessions"] as const;
