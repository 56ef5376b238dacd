import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setAddress } from "#models/people/address.ts";
import { findPerson } from "#models/people/person-record.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { anyAddressLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { anyAddressForm } from "#app/forms/sign-in.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ person }) => person.one.address.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { id, name, more } = await open(() => findPerson(viewer.actor, params.id!, viewer.now));
  return { id, name, email: more?.email ?? "" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(anyAddressForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { name } = await findPerson(viewer.actor, params.id!, viewer.now);
    await setAddress(viewer.actor, params.id!, form.value.email, viewer.now);
    const { address } = textsFor(viewer.language).person.one;
    return redirectWithFlash(context, `/people/${params.id!}`, address.done(name));
  });
}

export default function Address() {
  const { id, name, email } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { address } = useTexts().person.one;
  return (
    <>
      <Back to={`/people/${id}`}>{name}</Back>
      <Errors fields={refusal?.errors} labels={anyAddressLabels} general={refusal?.formError ?? undefined} />
      <Head title={address.title(name)} lead={address.lead} />
      <Form errors={refusal?.errors}>
        <TextField
          name="email"
          type="email"
          label={address.field}
          hint={address.hint}
          error={refusal?.errors.email}
          value={String(refusal?.typed.email ?? email)}
          autoComplete="off"
        />
        <Submit doing={address.pressing}>{address.press}</Submit>
      </Form>
    </>
  );
}
