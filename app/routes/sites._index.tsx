import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSites } from "#models/people/site.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Head } from "#app/components/head.tsx";
import { useWeekdays } from "#app/components/say-weekdays.ts";
import { useSay } from "#app/components/say.ts";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ site }) => site.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCoordinator(request, context);
  return { sites: await listSites() };
}

export default function Sites() {
  const { sites } = useLoaderData<typeof loader>();
  const { site } = useTexts();
  const { number } = useSay();
  const weekdays = useWeekdays();
  return (
    <>
      <Head
        title={site.title}
        lead={site.lead}
        acts={
          <ButtonLink to="/sites/new" kind="second" icon="plus">
            {site.add}
          </ButtonLink>
        }
      />
      <Table
        caption={site.title}
        quietCaption
        folds
        rows={sites}
        rowKey={({ id }) => id}
        columns={[
          { name: site.columns.name, cell: ({ id, name }) => <Anchor to={`/sites/${id}`}>{name}</Anchor> },
          { name: site.columns.zone, cell: ({ zone }) => zone },
          {
            name: site.columns.hours,
            cell: ({ weekdays: days, from, to }) => site.hours(weekdays(days), from, to),
          },
          { name: site.columns.closed, num: true, cell: ({ closedDays }) => number(closedDays.length) },
        ]}
      />
    </>
  );
}
