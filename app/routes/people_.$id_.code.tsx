import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CODE_MINUTES, giveCode, personForCode } from "#models/people/sign-in-code.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Clock } from "#app/components/local-time.tsx";
import { Lone } from "#app/components/lone.tsx";
import { Note } from "#app/components/note.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { attempt, open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ account }) => account.give.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const person = await open(() => personForCode(viewer.actor, params.id!));
  return { ...person, minutes: CODE_MINUTES };
}

/** The code goes to this one answer and nowhere else: it is not in the address, not in the log, and no cache keeps it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return attempt({}, viewer, async () => {
    await context.limits.spend("giveBy", viewer.id);
    return data({ ...(await giveCode(viewer.actor, params.id!, viewer.now)), formError: null });
  });
}

export default function GiveCode() {
  const { id, name, staffNumber, minutes } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { give } = useTexts().account;
  const shown = given && "code" in given ? given : null;
  return (
    <>
      <Back to={`/people/${id}`}>{name}</Back>
      <Lone title={give.title(name)}>
        <Errors general={given?.formError ?? undefined} />
        <p>{give.text(minutes)}</p>
        <Note kind="spot">{give.sure}</Note>
        {shown && (
          <Stack>
            <Facts
              lined
              of={[
                { term: give.number, answer: staffNumber },
                { term: give.code, answer: <span className="onetime">{shown.code.replace(/(.{4})/, "$1 ")}</span> },
                { term: give.until, answer: <Clock at={shown.until} /> },
              ]}
            />
            <p>{give.once}</p>
          </Stack>
        )}
        <Form>
          <Submit doing={give.doing} kind={shown ? "second" : "filled"}>
            {shown ? give.another : give.press}
          </Submit>
        </Form>
      </Lone>
    </>
  );
}
