import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { letterCounts, stuckLetters, tryAgain } from "#models/record/queue.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Clock, ShortDay } from "#app/components/local-time.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { readForm } from "#app/forms/form.ts";
import { retryForm } from "#app/forms/mail.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ mail }) => mail.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const [counts, letters] = await open(() => Promise.all([letterCounts(viewer.actor), stuckLetters(viewer.actor)]));
  return { counts, letters };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(retryForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt({}, viewer, async () => {
    await tryAgain(viewer.actor, form.value.letter, viewer.now);
    return redirectWithFlash(context, "/mail", textsFor(viewer.language).mail.done);
  });
}

export default function Mail() {
  const { counts, letters } = useLoaderData<typeof loader>();
  const { mail } = useTexts();
  type Line = (typeof letters)[number];
  const columns = [
    { name: mail.who, cell: (line: Line) => line.to },
    { name: mail.what, cell: (line: Line) => mail.kinds[line.kind] },
    {
      name: mail.when,
      cell: (line: Line) => (
        <>
          <ShortDay at={line.createdAt} />, <Clock at={line.createdAt} />
        </>
      ),
    },
    { name: mail.tries, num: true, cell: (line: Line) => `${line.attempts}, ${mail.state[line.state]}` },
    { name: mail.said, cell: (line: Line) => line.lastError },
    {
      name: mail.again,
      quiet: true,
      cell: (line: Line) => (
        <Form spaced="none">
          <Submit name="letter" value={line.id} kind="second" small doing={mail.doing}>
            {mail.again}
          </Submit>
        </Form>
      ),
    },
  ];
  return (
    <>
      <Head
        title={mail.title}
        lead={mail.lead(counts.queued, counts.sent, counts["no-address"], counts.failed)}
        acts={<Anchor to="/database">{mail.database}</Anchor>}
      />
      {letters.length === 0 ? (
        <Empty title={mail.nothing}>
          <p>{mail.nothingText}</p>
        </Empty>
      ) : (
        <Table caption={mail.title} quietCaption columns={columns} rows={letters} rowKey={({ id }) => id} folds />
      )}
    </>
  );
}
