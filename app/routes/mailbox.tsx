import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Anchor } from "#app/components/anchor.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Head } from "#app/components/head.tsx";
import { Clock, ShortDay } from "#app/components/local-time.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { keptMail } from "#app/server/mailbox.ts";
import { closedDoor } from "#app/server/respond.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.mailbox.title);

/** Every mail is here, with every sign-in link: never in production. */
export async function loader({ request, context: { settings } }: LoaderFunctionArgs) {
  if (settings.mode === "production") throw closedDoor("not-found");
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1);
  return { ...(await keptMail(settings, page)), page };
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>["mails"][number];

export default function Mailbox() {
  const { mails, total, size, page } = useLoaderData<typeof loader>();
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
      <Pager page={page} size={size} total={total} label={mailbox.pages} to={(number) => `/mailbox?page=${number}`} />
    </>
  );
}
