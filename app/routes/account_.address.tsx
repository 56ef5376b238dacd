import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownAccount } from "#models/people/account.ts";
import { askForAddress } from "#models/people/address.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { addressLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { addressForm } from "#app/forms/sign-in.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.address.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return open(() => ownAccount(viewer.id));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(addressForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { email } = form.value;
  return attempt(form.typed, viewer, async () => {
    await context.limits.spend("addressBy", viewer.id);
    await askForAddress(viewer.actor, email, context.settings.baseUrl, viewer.now);
    return redirectWithFlash(context, "/account", textsFor(viewer.language).account.address.asked(email));
  });
}

export default function Address() {
  const { email } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { address, own } = useTexts().account;
  return (
    <>
      <Back to="/account">{own.title}</Back>
      <Errors fields={refusal?.errors} labels={addressLabels} general={refusal?.formError ?? undefined} />
      <Head title={address.title} lead={address.lead} />
      <Form errors={refusal?.errors}>
        <TextField
          name="email"
          type="email"
          label={address.field}
          hint={address.hint}
          error={refusal?.errors.email}
          value={String(refusal?.typed.email ?? email ?? "")}
          autoComplete="email"
        />
        <Submit doing={address.doing}>{address.press}</Submit>
      </Form>
    </>
  );
}
