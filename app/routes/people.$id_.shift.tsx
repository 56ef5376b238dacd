import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setShift } from "#models/people/shift.ts";
import { findPerson } from "#models/people/person-record.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { shiftLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { shiftForm } from "#app/forms/person.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ person }) => person.one.shift.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { id, name, more } = await open(() => findPerson(viewer.actor, params.id!, viewer.now));
  return { id, name, shift: more?.shift ?? "" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(shiftForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { name } = await findPerson(viewer.actor, params.id!, viewer.now);
    await setShift(viewer.actor, params.id!, form.value.shift, viewer.now);
    const { shift: words } = textsFor(viewer.language).person.one;
    return redirectWithFlash(context, `/people/${params.id!}`, words.done(name));
  });
}

export default function Shift() {
  const { id, name, shift } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { shift: words } = useTexts().person.one;
  return (
    <>
      <Back to={`/people/${id}`}>{name}</Back>
      <Errors fields={refusal?.errors} labels={shiftLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.title(name)} lead={words.lead} />
      <Form errors={refusal?.errors}>
        <TextField
          name="shift"
          label={words.field}
          hint={words.hint}
          error={refusal?.errors.shift}
          value={String(refusal?.typed.shift ?? shift)}
          autoComplete="off"
        />
        <Submit doing={words.pressing}>{words.press}</Submit>
      </Form>
    </>
  );
}
