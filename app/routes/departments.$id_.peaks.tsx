import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notAllowed } from "#models/errors.ts";
import { departmentNames } from "#models/people/department-list.ts";
import { addPeak, endPeak, peaksOf } from "#models/people/peak.ts";
import { can } from "#models/permissions.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { sayDay } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { PeakForm, PeaksNow } from "#app/components/department/peaks.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { peakForm } from "#app/forms/department.ts";
import { readForm } from "#app/forms/form.ts";
import { peakLabels } from "#app/forms/labels/people.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ department }) => department.peak.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const id = params.id!;
  return open(async () => {
    const peaks = await peaksOf(id, viewer.now);
    if (!can(viewer.actor, "department.peaks", { departmentId: id })) throw notAllowed();
    return { id, peaks, name: (await departmentNames()).find((one) => one.id === id)!.name };
  });
}

/** Two forms: one sets peak days, one beside each takes them away. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language, locale } = viewer;
  const id = params.id!;
  const fields = await request.formData();
  const form = readForm(peakForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  const here = `/departments/${id}/peaks`;
  const { peak } = textsFor(language).department;
  const { from, until } = form.value;
  const said = (date: string): string => sayDay(new Date(`${date}T00:00:00Z`), "UTC", locale, now);
  const days = from === until ? said(from) : peak.span(said(from), said(until));
  return attempt(form.typed, viewer, async () => {
    if (fields.has("end")) {
      await endPeak(actor, id, form.value, now);
      const undo = { action: here, label: peak.again, fields: { from, until } };
      return redirectWithFlash(context, here, peak.ended(days), { undo });
    }
    await addPeak(actor, id, form.value, now);
    return redirectWithFlash(context, here, peak.done(days));
  });
}

export default function Peaks() {
  const { id, name, peaks } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { peak: words } = useTexts().department;
  return (
    <>
      <Back to={`/departments/${id}`}>{name}</Back>
      <Errors fields={refusal?.errors} labels={peakLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.title(name)} lead={words.text} />
      <Two>
        <PeakForm errors={refusal?.errors} typed={refusal?.typed} />
        <PeaksNow peaks={peaks} />
      </Two>
    </>
  );
}
