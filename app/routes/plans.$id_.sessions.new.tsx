import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notAllowed } from "#models/errors.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { findSite } from "#models/people/site.ts";
import { can } from "#models/permissions.ts";
import { hostsOf } from "#models/programme/hosts.ts";
import { getPlan } from "#models/programme/plan.ts";
import { publishSession } from "#models/programme/session.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, ButtonNote } from "#app/components/button.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { PlanFacts } from "#app/components/plan-facts.tsx";
import { SlotFields } from "#app/components/slot-fields.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { publishForm } from "#app/forms/session.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.plan.publishing.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return open(async () => {
    const plan = await getPlan(params.id!);
    const departmentId = String(plan.department);
    if (!can(actor, "session.publish", { departmentId })) throw notAllowed();
    const [hosts, site, department] = await Promise.all([
      hostsOf(departmentId),
      findSite(String(plan.site)),
      findDepartment(departmentId),
    ]);
    const { title, kind, minutes, version, places, meetingPoint, aims, bring, wear, clearances } = plan;
    return {
      you: actor.id,
      once: oneTimeKey(),
      plan: { id: params.id!, title, kind, minutes, version, places, meetingPoint, aims, bring, wear, clearances },
      department: { id: departmentId, name: department.name },
      place: { siteName: site.name, zone: site.zone },
      hosts,
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(publishForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { key = oneTimeKey(), ...slot } = form.value;
  return attempt(form.typed, viewer, async () => {
    const id = await publishSession(viewer.actor, { ...slot, planId: params.id!, key }, viewer.now);
    return redirectWithFlash(context, `/sessions/${id}`, textsFor(viewer.language).plan.publishing.done);
  });
}

export default function Publish() {
  const { you, once, plan, department, place, hosts } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts().plan;
  const { publishing } = texts;
  const host = hosts.find(({ id }) => id === you) ?? (hosts.length === 1 ? hosts[0] : undefined);
  const first = { places: String(plan.places), meetingPoint: plan.meetingPoint, hostId: host?.id };
  return (
    <>
      <Back to="/plans">{texts.title}</Back>
      {refusal && <Errors fields={refusal.errors} general={refusal.formError ?? undefined} />}
      <Head title={publishing.title} lead={publishing.of(plan.title, plan.version)} />
      {hosts.length === 0 ? (
        <Empty title={texts.noDepartment}>
          <p>{publishing.noHosts(department.name)}</p>
          <p>
            <ButtonLink to={`/departments/${department.id}`}>{publishing.toDepartment}</ButtonLink>
          </p>
        </Empty>
      ) : (
        <Two>
          <Form once={once}>
            <SlotFields
              values={refusal?.typed ?? first}
              errors={refusal?.errors}
              place={place}
              hosts={hosts}
              you={you}
            />
            <Submit doing={publishing.doing}>{publishing.press}</Submit>
            <ButtonNote>{publishing.follows}</ButtonNote>
          </Form>
          <aside>
            <PlanFacts plan={plan} />
          </aside>
        </Two>
      )}
    </>
  );
}
