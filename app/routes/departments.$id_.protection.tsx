import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDay, protectDay } from "#models/booking/protecting.ts";
import { lookAtProtection } from "#models/booking/protection-look.ts";
import { DomainError } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { isLocalDate, sayDay } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { ProtectForm } from "#app/components/protect-form.tsx";
import { ProtectedDays, protectionOf } from "#app/components/protected-days.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { openForm, protectForm } from "#app/forms/department.ts";
import { readForm } from "#app/forms/form.ts";
import { protectLabels } from "#app/forms/labels/people.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ team }) => team.protect.title(args.data?.department.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  const asked = new URL(request.url).searchParams;
  const day = asked.get("day") ?? "";
  const look = await open(() => lookAtProtection(actor, params.id!, isLocalDate(day) ? day : null, now));
  return { ...look, reason: (asked.get("reason") ?? "").slice(0, LIMITS.title) };
}

/** Two forms: one protects a day, one beside each opens it again. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language, locale } = viewer;
  const id = params.id!;
  const here = protectionOf(id);
  const { protect } = textsFor(language).team;
  const said = (day: string) => sayDay(new Date(`${day}T00:00:00Z`), "UTC", locale, now);
  const week = (day: string) => `/team?department=${id}&week=${day}`;
  const fields = await request.formData();
  if (fields.has("open")) {
    const form = readForm(openForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    const day = form.value.open;
    return attempt(form.typed, viewer, async () => {
      const kept = await openDay(actor, id, day, now);
      const again = kept && { day, reason: kept.reason, seen: `${day} ${kept.stays}` };
      const undo = again ? { undo: { action: here, label: protect.again, fields: again } } : {};
      return redirectWithFlash(context, week(day), protect.opened(said(day)), undo);
    });
  }
  const form = readForm(protectForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  const { day, reason, seen } = form.value;
  return attempt(form.typed, viewer, async () => {
    try {
      await protectDay(actor, id, { day, reason, stays: seen.day === day ? seen.stays : 0 }, now);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "visits-stay")) throw error;
      return redirect(`${here}?${String(new URLSearchParams({ day, reason }))}`); // the page says which, and asks again
    }
    return redirectWithFlash(context, week(day), protect.done(said(day)));
  });
}

export default function Protection() {
  const { department, days, chosen, reason } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { protect } = useTexts().team;
  const shown = { departmentId: department.id, chosen, reason };
  return (
    <>
      <Back to={`/team?department=${department.id}`}>{department.name}</Back>
      {refusal && <Errors fields={refusal.errors} labels={protectLabels} general={refusal.formError ?? undefined} />}
      <Head title={protect.title(department.name)} lead={protect.text} />
      <Two>
        <ProtectForm {...shown} errors={refusal?.errors} typed={refusal?.typed} />
        <ProtectedDays departmentId={department.id} days={days} />
      </Two>
    </>
  );
}
