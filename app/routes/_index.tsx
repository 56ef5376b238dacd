import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { demoCast } from "#models/people/demo-cast.ts";
import { organisationName } from "#models/people/organisation.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Who } from "#app/components/who.tsx";
import { findViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.demo.title);

/** The demo offers its cast; every other installation leads in, or to the door. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.settings.mode === "demo")
    return {
      organisation: (await organisationName()) ?? "",
      cast: await demoCast(),
      mailbox: !context.settings.smtpUrl,
    };
  throw redirect((await findViewer(request, context)) ? "/home" : "/sign-in");
}

export default function Start() {
  const { organisation, cast, mailbox } = useLoaderData<typeof loader>();
  const { demo } = useTexts().account;
  const columns = [
    { name: demo.who, cell: (one: Cast) => <Who name={one.name} /> },
    { name: demo.work, cell: (one: Cast) => [one.jobTitle, one.department].filter(Boolean).join(", ") },
    { name: demo.why, cell: (one: Cast) => one.why },
    { name: demo.press, quiet: true, cell: (one: Cast) => <Be {...one} /> },
  ];
  return (
    <>
      <Head title={demo.title} lead={demo.text(organisation)} />
      <Table caption={demo.cast} columns={columns} rows={cast} rowKey={({ id }) => id} folds />
      <p className="gap-above">
        {mailbox && (
          <>
            <Anchor to="/mailbox">{demo.mailbox}</Anchor> ·{" "}
          </>
        )}
        <Anchor to="/sign-in">{demo.ownWay}</Anchor>
      </p>
    </>
  );
}

type Cast = ReturnType<typeof useLoaderData<typeof loader>>["cast"][number];

function Be({ id, name }: Cast) {
  const { demo } = useTexts().account;
  return (
    <Form action="/demo-sign-in" spaced="none">
      <Submit name="person" value={id} kind="second" small doing={demo.doing}>
        {demo.be(name)}
      </Submit>
    </Form>
  );
}
