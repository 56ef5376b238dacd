import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notAllowed } from "#models/errors.ts";
import { listSites } from "#models/people/site.ts";
import { can } from "#models/permissions.ts";
import { changePlan, getPlan } from "#models/programme/plan.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { PlanForm } from "#app/components/plan-form.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { planLabels } from "#app/forms/labels/programme.ts";
import { readForm } from "#app/forms/form.ts";
import { changedPlanForm, planDraft, planFields } from "#app/forms/plan.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, (texts) => data?.fields.title ?? texts.plan.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return open(async () => {
    const plan = await getPlan(params.id!);
    if (!can(actor, "plan.write", { departmentId: String(plan.department) })) throw notAllowed();
    const sites = await listSites();
    return {
      id: params.id!,
      version: plan.version,
      fields: planFields({ ...plan, siteId: String(plan.site) }),
      sites: sites.map(({ id, name }) => ({ id, name })),
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(changedPlanForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { version, ...written } = form.value;
  return attempt(form.typed, viewer, async () => {
    await changePlan(viewer.actor, params.id!, version, planDraft(written), viewer.now);
    return redirectWithFlash(context, "/plans", textsFor(viewer.language).plan.saved);
  });
}

export default function Plan() {
  const { id, version, fields, sites } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { plan } = useTexts();
  return (
    <>
      <Back to="/plans">{plan.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={planLabels} general={refusal.formError ?? undefined} />}
      <Head
        title={fields.title}
        lead={plan.editLead(version)}
        acts={
          <ButtonLink to={`/plans/${id}/sessions/new`} kind="second" icon="calendar-plus">
            {plan.publish}
          </ButtonLink>
        }
      />
      <PlanForm values={refusal?.typed ?? fields} errors={refusal?.errors} sites={sites} version={version} />
    </>
  );
}
