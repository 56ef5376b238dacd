import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setTimeout as wait } from "node:timers/promises";
import { askForLink, LINK_MINUTES } from "#models/people/sign-in-link.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { ButtonNote } from "#app/components/button.tsx";
import { Door } from "#app/components/door.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { whoLabels } from "#app/forms/labels/people.ts";
import { doorTo } from "#app/forms/door.ts";
import { readForm } from "#app/forms/form.ts";
import { whoForm } from "#app/forms/sign-in.ts";
import { attempt, refuse } from "#app/server/respond.ts";
import { safePath } from "#app/server/safe-redirect.ts";
import { findViewer, strangerFor } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.signIn.title);

/** Known or not, the answer takes as long: nobody learns from the clock who is on the staff list. */
const ANSWER_MS = 250;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (await findViewer(request, context)) throw redirect(to === "/" ? "/home" : to);
  return { to, minutes: LINK_MINUTES };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const stranger = strangerFor(request, context);
  const fields = await request.formData();
  const to = safePath(fields.get("to"));
  const form = readForm(whoForm, fields);
  if ("errors" in form) return refuse(stranger, form);
  const { who } = form.value;
  return attempt(form.typed, stranger, async () => {
    await context.limits.spend("linkFrom", context.address);
    await context.limits.spend("linkFor", who);
    await Promise.all([askForLink(who, context.settings.baseUrl, to, stranger.now), wait(ANSWER_MS)]);
    return redirect(doorTo("/sign-in/sent", to));
  });
}

export default function SignIn() {
  const { to, minutes } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { signIn } = useTexts().account;
  return (
    <Door title={signIn.title} quote={signIn.voice} quoted={signIn.voiceOf}>
      <Errors fields={refusal?.errors} labels={whoLabels} general={refusal?.formError ?? undefined} />
      <Form className="gap-above-s">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="who"
          label={signIn.who}
          error={refusal?.errors.who}
          value={String(refusal?.typed.who ?? "")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Submit doing={signIn.doing} wide>
          {signIn.press}
        </Submit>
        <ButtonNote>{signIn.note(minutes)}</ButtonNote>
      </Form>
      <hr className="gap-above-s" />
      <p className="work gap-above-s">
        <Anchor to={doorTo("/sign-in/code", to)}>{signIn.noMailbox}</Anchor>: {signIn.noMailboxWay}
      </p>
    </Door>
  );
}
