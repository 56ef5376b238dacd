import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { appoint, dismiss } from "#models/people/appointment.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { searchPeople } from "#models/people/directory.ts";
import { namesOf } from "#models/people/person-record.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { addDays, sayNumber, startOfDay } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { AppointForm } from "#app/components/department/appoint-form.tsx";
import { AppointedNow } from "#app/components/department/appointed-now.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { appointLabels } from "#app/forms/labels/people.ts";
import { appointForm, dismissForm } from "#app/forms/department.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => department.appoint.title(args.data?.department.name ?? ""));

/** So many people are found at once; a longer name finds fewer. */
const FOUND = 25;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCoordinator(request, context);
  const asked = new URL(request.url).searchParams;
  const words = (asked.get("words") ?? "").slice(0, 200);
  const own = asked.get("own") !== null || !asked.has("words");
  return open(async () => {
    const department = await findDepartment(params.id!);
    const found = asked.has("words")
      ? await searchPeople({ words, ...(own && { departmentId: department.id }) }, FOUND)
      : null;
    return { department, found, words, own };
  });
}

/** Two forms: one appoints those who are ticked, one beside each name ends an appointment. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const id = params.id!;
  const fields = await request.formData();
  const here = `/departments/${id}/appointments`;
  const words = textsFor(viewer.language).department.appoint;
  if (fields.has("person")) {
    const form = readForm(dismissForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    const { as, person } = form.value;
    return attempt(form.typed, viewer, async () => {
      await dismiss(viewer.actor, id, { as, personId: person }, viewer.now);
      const [who] = await namesOf([person]);
      const undo = { action: here, label: words.again, fields: { as, people: person } };
      const sentence = words.ended[as](who?.name ?? "");
      return redirectWithFlash(context, here, sentence, who && as !== "deputy" ? { undo } : {});
    });
  }
  const form = readForm(appointForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  const { as, people, from, until } = form.value;
  return attempt(form.typed, viewer, async () => {
    const { zone } = await findDepartment(id);
    const span = {
      ...(from && { from: startOfDay(from, zone) }),
      ...(until && { until: startOfDay(addDays(until, 1), zone) }),
    };
    const count = await appoint(viewer.actor, id, { as, personIds: [...new Set(people)], ...span }, viewer.now);
    return redirectWithFlash(context, here, words.done(count, sayNumber(count, viewer.locale)));
  });
}

export default function AppointmentsPage() {
  const { department, found, words, own } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts().department;
  return (
    <>
      <Back to={`/departments/${department.id}`}>{department.name}</Back>
      <Errors fields={refusal?.errors} labels={appointLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.appoint.title(department.name)} />
      <Two>
        <AppointForm found={found} words={words} own={own} errors={refusal?.errors} typed={refusal?.typed} />
        <AppointedNow department={department} />
      </Two>
    </>
  );
}
