import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { departmentNames } from "#models/people/department-list.ts";
import { openImprovement } from "#models/reflection/improvement.ts";
import { reviewPage } from "#models/reflection/queue.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Button, ButtonNote } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { DateField, SelectField, TextArea, TextField } from "#app/components/field.tsx";
import { Form } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { makingLabels } from "#app/forms/labels/reflection.ts";
import { readForm } from "#app/forms/form.ts";
import { makingForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

/** Four weeks, unless the coordinator says otherwise. */
const DUE_DAYS = 28;

export const meta: MetaFunction = (args) => titled(args, ({ improvement }) => improvement.make.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now, zone } = await requireCoordinator(request, context);
  const [review, departments] = await open(() => Promise.all([reviewPage(actor, params.id!), departmentNames()]));
  return { review, departments, due: addDays(localDate(now, zone), DUE_DAYS) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(makingForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { version, reflection: reflectionId, department: departmentId, ...words } = form.value;
  const { make } = textsFor(language).improvement;
  return attempt(form.typed, viewer, async () => {
    const seen = { reviewId: params.id!, version };
    const made = await openImprovement(actor, seen, { ...words, reflectionId, departmentId }, now);
    return redirectWithFlash(context, `/improvements/${made}`, make.done);
  });
}

export default function MakeImprovement() {
  const { review, departments, due } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { improvement, reflection } = useTexts();
  const { make } = improvement;
  const voices = review.voices.flatMap(({ role, name, said }) => (said ? [{ role, name, ...said }] : []));
  const remarked = voices.find(({ answers }) => answers.friction) ?? voices[0];
  return (
    <>
      <Back to={`/review/${review.id}`}>{review.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={makingLabels} general={refusal.formError ?? undefined} />}
      <Head title={make.title} lead={make.lead(review.title)} />
      <Form errors={refusal?.errors} typed={refusal?.typed}>
        <input type="hidden" name="version" value={review.version} />
        <Choice
          name="reflection"
          label={make.remark}
          value={remarked?.id}
          options={voices.map(({ id, role, name, answers }) => ({
            value: id,
            text: `${name}, ${reflection.roles[role]}`,
            note: answers.friction || Object.values(answers).find(Boolean),
          }))}
        />
        <TextField name="title" label={make.name} hint={make.nameHint} />
        <TextArea name="text" label={make.why} hint={make.whyHint} rows={3} optional />
        <SelectField
          name="department"
          label={make.department}
          empty
          options={departments.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <DateField name="due" label={make.due} value={due} />
        <Button>{make.press}</Button>
        <ButtonNote>{make.follows}</ButtonNote>
      </Form>
    </>
  );
}
