import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openRound } from "#models/matching/round.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { RoundForm } from "#app/components/round/round-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { roundLabels } from "#app/forms/labels/programme.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { openRoundForm } from "#app/forms/round.ts";
import { attempt, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ round }) => round.form.title);

/** Two weeks of wishes, then four weeks of sessions: what most rounds are like. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { now, zone, place } = await requireCoordinator(request, context);
  const today = localDate(now, zone);
  return {
    facts: {
      ...{ name: "", firstDay: addDays(today, 15), lastDay: addDays(today, 42), departments: [], seed: "" },
      ...{ deadlineDay: addDays(today, 14), deadlineClock: "18:00" },
    },
    place,
    departments: await departmentNames(),
    once: oneTimeKey(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(openRoundForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { departments, key = oneTimeKey(), ...facts } = form.value;
    const round = { ...facts, departmentIds: departments, key, zone: viewer.zone };
    const id = await openRound(viewer.actor, round, viewer.now);
    return redirectWithFlash(context, `/rounds/${id}`, textsFor(viewer.language).round.form.done(facts.name));
  });
}

export default function NewRound() {
  const { facts, place, departments, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { round } = useTexts();
  return (
    <>
      <Back to="/rounds">{round.list.title}</Back>
      <Errors fields={refusal?.errors} labels={roundLabels} general={refusal?.formError ?? undefined} />
      <Head title={round.form.title} lead={round.list.lead} />
      <RoundForm {...{ facts, place, departments, once }} errors={refusal?.errors} typed={refusal?.typed} />
    </>
  );
}
