import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeBookingLimits, findBookingLimits } from "#models/people/booking-limits.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { LimitsForm } from "#app/components/limits-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { limitsLabels } from "#app/forms/labels/people.ts";
import { readForm } from "#app/forms/form.ts";
import { limitsForm } from "#app/forms/limits.ts";
import { attempt, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ limits }) => limits.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  return { limits: await findBookingLimits(viewer.actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(limitsForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await changeBookingLimits(viewer.actor, form.value, viewer.now);
    return redirectWithFlash(context, "/limits", textsFor(viewer.language).limits.done);
  });
}

export default function Limits() {
  const { limits } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { limits: words } = useTexts();
  return (
    <>
      <Errors fields={refusal?.errors} labels={limitsLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.title} lead={words.lead} />
      <LimitsForm limits={limits} errors={refusal?.errors} typed={refusal?.typed} />
    </>
  );
}
