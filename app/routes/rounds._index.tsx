import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listRounds } from "#models/matching/round-view.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { useDay } from "#app/components/round/days.ts";
import { RoundTag } from "#app/components/round/round-tag.tsx";
import { useSay } from "#app/components/say.ts";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ round }) => round.list.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  return { rounds: await open(() => listRounds(actor)) };
}

export default function Rounds() {
  const { rounds } = useLoaderData<typeof loader>();
  const { list } = useTexts().round;
  const say = useSay();
  const day = useDay();
  const button = (
    <ButtonLink to="/rounds/new" kind={rounds.length > 0 ? "second" : "filled"} icon="calendar-plus">
      {list.open}
    </ButtonLink>
  );
  return (
    <>
      <Head title={list.title} lead={list.lead} acts={rounds.length > 0 && button} />
      {rounds.length === 0 ? (
        <Empty title={list.none} first>
          <p>{list.noneText}</p>
          <p>{button}</p>
        </Empty>
      ) : (
        <Table
          caption={list.title}
          quietCaption
          folds
          rows={rounds}
          rowKey={({ id }) => id}
          columns={[
            { name: list.columns.name, cell: ({ id, name }) => <Anchor to={`/rounds/${id}`}>{name}</Anchor> },
            { name: list.columns.days, cell: ({ firstDay, lastDay }) => list.days(day(firstDay), day(lastDay)) },
            {
              name: list.columns.state,
              cell: ({ state, wishesUntil }) => (
                <RoundTag state={state} note={state === "open" ? list.until(say.moment(wishesUntil)) : undefined} />
              ),
            },
            { name: list.columns.wishes, num: true, cell: ({ lists }) => say.number(lists) },
            {
              name: list.columns.placed,
              num: true,
              cell: ({ placed }) => (placed === null ? "–" : say.number(placed)),
            },
          ]}
        />
      )}
    </>
  );
}
