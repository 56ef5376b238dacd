import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Clock, ShortDay } from "#app/components/local-time.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { keptMail } from "#app/server/mailbox.ts";
import { closedDoor } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.mailbox.title);

/** Every mail is here, with every sign-in link: never in production. */
export async function loader({ context: { settings } }: LoaderFunctionArgs) {
  if (settings.mode === "production") throw closedDoor("not-found");
  return keptMail(settings);
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>[number];

export default function Mailbox() {
  const mails = useLoaderData<typeof loader>();
  const { mailbox } = useTexts().account;
  const columns = [
    { name: mailbox.subject, cell: ({ id, subject }: Mail) => <Anchor to={`/mailbox/${id}`}>{subject}</Anchor> },
    { name: mailbox.to, cell: ({ to }: Mail) => to },
    {
      name: mailbox.at,
      cell: ({ at }: Mail) => (
        <span>
          <ShortDay at={at} />, <Clock at={at} />
        </span>
      ),
    },
  ];
  return (
    <>
      <Head title={mailbox.title} lead={mailbox.text} />
      {mails.length > 0 ? (
        <Table caption={mailbox.title} quietCaption columns={columns} rows={mails} rowKey={({ id }) => id} folds />
      ) : (
        <Empty title={mailbox.empty}>
          <p>{mailbox.emptyText}</p>
        </Empty>
      )}
    </>
  );
}
