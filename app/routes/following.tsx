import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownAccount } from "#models/people/account.ts";
import { follow, followedBy, unfollow } from "#models/programme/following.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Code } from "#app/components/code.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Errors } from "#app/components/errors.tsx";
import { FollowButton } from "#app/components/follow-button.tsx";
import { Head } from "#app/components/head.tsx";
import { Table } from "#app/components/table.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { followingForm } from "#app/forms/following.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ following }) => following.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return { followed: await open(() => followedBy(viewer.id)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(followingForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { department, what, from } = form.value;
  const { following: words } = textsFor(viewer.language);
  const to = from === "department" ? `/departments/${department}` : "/following";
  return attempt(form.typed, viewer, async () => {
    if (what === "tell") {
      const { name } = await follow(viewer.actor, department, viewer.now);
      const { email } = await ownAccount(viewer.id);
      return redirectWithFlash(context, to, (email ? words.told : words.toldWithoutMail)(name));
    }
    const { name } = await unfollow(viewer.actor, department);
    const undo = { action: "/following", label: words.again, fields: { department, what: "tell", from } };
    return redirectWithFlash(context, to, words.stopped(name), { undo });
  });
}

export default function Following() {
  const { followed } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { following: words, department } = useTexts();
  return (
    <>
      <Errors general={refusal && (refusal.formError ?? Object.values(refusal.errors)[0])} />
      <Head title={words.title} lead={words.lead} />
      {followed.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneWay}</p>
          <p>
            <ButtonLink to="/departments">{department.list.title}</ButtonLink>
          </p>
        </Empty>
      ) : (
        <Table
          caption={words.label}
          quietCaption
          rows={followed}
          rowKey={({ id }) => id}
          columns={[
            {
              name: department.list.columns.name,
              head: true,
              cell: ({ id, name, code }) => (
                <>
                  <Code code={code} name={name} /> <Anchor to={`/departments/${id}`}>{name}</Anchor>
                </>
              ),
            },
            {
              name: words.stop,
              quiet: true,
              cell: (one) => <FollowButton department={one} following from="list" />,
            },
          ]}
        />
      )}
    </>
  );
}
