import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listSites } from "#models/people/site.ts";
import { hostingDepartments } from "#models/programme/hosts.ts";
import { createPlan } from "#models/programme/plan.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { PlanForm } from "#app/components/plan-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { planLabels } from "#app/forms/labels/programme.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { newPlanForm, planDraft } from "#app/forms/plan.ts";
import { attempt, closedDoor, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.plan.newTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const [departments, sites] = await Promise.all([hostingDepartments(actor), listSites()]);
  if (departments.length === 0) throw closedDoor("not-allowed");
  return {
    departments: departments.map(({ id, name }) => ({ id, name })),
    sites: sites.map(({ id, name }) => ({ id, name })),
    siteId: departments[0]!.siteId,
    once: oneTimeKey(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(newPlanForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { departmentId, key, ...written } = form.value;
  return attempt(form.typed, viewer, async () => {
    const id = await createPlan(viewer.actor, departmentId, planDraft(written), viewer.now, key);
    return redirectWithFlash(context, `/plans/${id}/sessions/new`, textsFor(viewer.language).plan.written);
  });
}

export default function NewPlan() {
  const { departments, sites, siteId, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { plan } = useTexts();
  const first = { siteId, kind: "observation", places: "2", minimum: "1" };
  return (
    <>
      <Back to="/plans">{plan.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={planLabels} general={refusal.formError ?? undefined} />}
      <Head title={plan.newTitle} lead={plan.newLead} />
      <PlanForm
        once={once}
        values={refusal?.typed ?? first}
        errors={refusal?.errors}
        sites={sites}
        departments={departments}
      />
    </>
  );
}
