import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInByCode } from "#models/people/sign-in-code.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Door } from "#app/components/door.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { codeLabels } from "#app/forms/labels/people.ts";
import { doorTo } from "#app/forms/door.ts";
import { readForm } from "#app/forms/form.ts";
import { codeForm } from "#app/forms/sign-in.ts";
import { attempt, refuse } from "#app/server/respond.ts";
import { safePath } from "#app/server/safe-redirect.ts";
import { browserOf, signedIn } from "#app/server/sign-in.ts";
import { strangerFor } from "#app/server/viewer.ts";

export const handle: Handle = { frame: "bare" };
export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.code.title);

export function loader({ request }: LoaderFunctionArgs) {
  return { to: safePath(new URL(request.url).searchParams.get("to"), "/home") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const stranger = strangerFor(request, context);
  const fields = await request.formData();
  const form = readForm(codeForm, fields);
  const typed = { number: form.typed.number ?? "" }; // a code is not shown again
  if ("errors" in form) return refuse(stranger, { ...form, typed });
  const { number, code } = form.value;
  return attempt(typed, stranger, async () => {
    await context.limits.spend("codeFrom", context.address);
    await context.limits.spend("codeFor", number);
    const started = await signInByCode(number, code, browserOf(request), stranger.now);
    return signedIn(request, context, started, fields.get("to"));
  });
}

export default function Code() {
  const { to } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { code, signIn } = useTexts().account;
  return (
    <Door title={code.title} quote={signIn.voice} quoted={signIn.voiceOf}>
      <Errors fields={refusal?.errors} labels={codeLabels} general={refusal?.formError ?? undefined} />
      <p className="gap-above-s">{code.text}</p>
      <Form className="gap-above-s">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="number"
          label={code.number}
          error={refusal?.errors.number}
          value={String(refusal?.typed.number ?? "")}
          autoComplete="username"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextField
          name="code"
          label={code.code}
          hint={code.codeHint}
          error={refusal?.errors.code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          short
        />
        <Submit doing={code.doing} wide>
          {code.press}
        </Submit>
      </Form>
      <p className="work gap-above-s">
        <Anchor to={doorTo("/sign-in", to, "/home")}>{code.withMail}</Anchor>
      </p>
    </Door>
  );
}
