import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planToPublish } from "#models/programme/publishing.ts";
import { publishSession } from "#models/programme/session.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { isLocalDate } from "#models/shared/time.ts";
import { ButtonNote } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { PlanFacts } from "#app/components/plan-facts.tsx";
import { PublishFrame } from "#app/components/publish-frame.tsx";
import { SlotFields } from "#app/components/slot-fields.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { publishLabels } from "#app/forms/labels/programme.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { publishForm } from "#app/forms/session.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.plan.publishing.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, id } = await requireViewer(request, context);
  const found = await open(() => planToPublish(actor, params.id!));
  const date = new URL(request.url).searchParams.get("date") ?? "";
  return { ...found, you: id, once: oneTimeKey(), date: isLocalDate(date) ? date : "" };
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
  const { you, once, date, plan, department, place, hosts } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { publishing } = useTexts().plan;
  const host = hosts.find(({ id }) => id === you) ?? (hosts.length === 1 ? hosts[0] : undefined);
  const first = { date, places: String(plan.places), meetingPoint: plan.meetingPoint, hostId: host?.id };
  return (
    <PublishFrame current="one" title={publishing.title} plan={plan} department={department} hosts={hosts}>
      {refusal && <Errors fields={refusal.errors} labels={publishLabels} general={refusal.formError ?? undefined} />}
      <Two>
        <Form once={once}>
          <SlotFields values={refusal?.typed ?? first} errors={refusal?.errors} place={place} hosts={hosts} you={you} />
          <Submit doing={publishing.doing}>{publishing.press}</Submit>
          <ButtonNote>{publishing.follows}</ButtonNote>
        </Form>
        <aside>
          <PlanFacts plan={plan} />
        </aside>
      </Two>
    </PublishFrame>
  );
}
