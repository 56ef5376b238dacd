import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { concernList, countConcerns } from "#models/reflection/concerns.ts";
import { reviewQueue } from "#models/reflection/queue.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Pager } from "#app/components/pager.tsx";
import { ReviewHead } from "#app/components/reflection/review-head.tsx";
import { useSay } from "#app/components/say.ts";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { pageOf } from "#app/forms/page.ts";
import { open } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "full" };

export const meta: MetaFunction = (args) => titled(args, ({ concern }) => concern.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireCoordinator(request, context);
  const answered = new URL(request.url).searchParams.get("show") === "answered";
  const page = pageOf(request.url);
  return open(async () => {
    const [list, waiting, { counts }] = await Promise.all([
      concernList(actor, { answered, page }),
      countConcerns(actor),
      reviewQueue(actor, { state: "new", mine: false, page: 1 }),
    ]);
    return { ...list, waiting, counts, answered, page };
  });
}

export default function Concerns() {
  const { rows, total, waiting, counts, answered, page } = useLoaderData<typeof loader>();
  const { concern: texts } = useTexts();
  const { now } = useReading();
  const say = useSay();
  const { columns } = texts;
  type Line = (typeof rows)[number];
  const at = (line: Line) =>
    answered ? (
      line.answeredAt && say.moment(line.answeredAt)
    ) : (
      <>
        {say.moment(line.answerBy)} {line.answerBy < now && <strong>{texts.late}</strong>}
      </>
    );
  return (
    <>
      <ReviewHead counts={counts} concerns={waiting} current="concerns" mine={false} />
      <p className="soft">{texts.listLead}</p>
      <Tabs
        label={texts.tabs}
        tabs={[
          { to: "/concerns", text: texts.waiting, count: waiting, current: !answered },
          { to: "/concerns?show=answered", text: texts.answered, current: answered },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title={texts.nothing}>
          <p>{texts.nothingText}</p>
        </Empty>
      ) : (
        <Table
          caption={texts.title}
          quietCaption
          folds
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { name: columns.who, cell: ({ id, byName }) => <Anchor to={`/concerns/${id}`}>{byName}</Anchor> },
            { name: columns.when, cell: ({ createdAt }) => say.moment(createdAt) },
            { name: answered ? columns.answeredAt : columns.answerBy, cell: at },
            { name: columns.state, cell: ({ state }) => texts.states[state] },
            { name: columns.handler, cell: ({ handler }) => handler || "–" },
          ]}
        />
      )}
      <Pager
        page={page}
        size={LIMITS.page}
        total={total}
        label={texts.pages}
        to={(to) => `/concerns?${answered ? "show=answered&" : ""}page=${to}`}
      />
    </>
  );
}
