import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeRound } from "#models/matching/round.ts";
import { roundView } from "#models/matching/round-view.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { RoundForm } from "#app/components/round/round-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { roundLabels } from "#app/forms/labels/programme.ts";
import { readForm } from "#app/forms/form.ts";
import { changeRoundForm } from "#app/forms/round.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => round.form.editTitle(data?.facts.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, place } = await requireCoordinator(request, context);
  const round = await open(() => roundView(actor, params.id!));
  const { name, firstDay, lastDay, zone, wishesUntil, seed, version } = round;
  return {
    id: round.id,
    version,
    place,
    departments: await departmentNames(),
    facts: {
      ...{ name, firstDay, lastDay, seed, departments: round.departments.map(({ id }) => id) },
      ...{ deadlineDay: localDate(wishesUntil, zone), deadlineClock: localClock(wishesUntil, zone) },
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(changeRoundForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { departments, ...facts } = form.value;
    const round = { ...facts, departmentIds: departments, zone: viewer.zone };
    await changeRound(viewer.actor, params.id!, round, viewer.now);
    const said = textsFor(viewer.language).round.form.changed(facts.name);
    return redirectWithFlash(context, `/rounds/${params.id!}`, said);
  });
}

export default function EditRound() {
  const { id, version, place, departments, facts } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { form } = useTexts().round;
  return (
    <>
      <Back to={`/rounds/${id}`}>{facts.name}</Back>
      <Errors fields={refusal?.errors} labels={roundLabels} general={refusal?.formError ?? undefined} />
      <Head title={form.editTitle(facts.name)} />
      <RoundForm {...{ facts, place, departments, version }} errors={refusal?.errors} typed={refusal?.typed} />
    </>
  );
}
