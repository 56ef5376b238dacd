import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#models/errors.ts";
import { lookAtProposal, type ProposalLook } from "#models/programme/proposals.ts";
import { previewDate } from "#models/programme/pattern.ts";
import { publishSession } from "#models/programme/publish.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { isLocalDate } from "#models/shared/time.ts";
import { Button, ButtonNote, Buttons } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { PlanChooser } from "#app/components/plan-chooser.tsx";
import { PlanFacts } from "#app/components/plan-facts.tsx";
import { AnswersProposal } from "#app/components/answers-proposal.tsx";
import { PublishFrame } from "#app/components/publish-frame.tsx";
import { SlotFields } from "#app/components/slot-fields.tsx";
import { SlotPreview } from "#app/components/slot-preview.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { usePreview } from "#app/components/live-preview.ts";
import { publishLabels } from "#app/forms/labels/programme.ts";
import { oneTimeKey, readForm, sayErrors, type Typed } from "#app/forms/form.ts";
import { proposed } from "#app/forms/proposed.ts";
import { publishForm, readSlot } from "#app/forms/session.ts";
import { openPlan } from "#app/server/plan-to-publish.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer, type Viewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.plan.publishing.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, asked: said, found } = await openPlan(args);
  const { plan, hosts } = found;
  const host = hosts.find(({ id }) => id === viewer.id) ?? (hosts.length === 1 ? hosts[0] : undefined);
  const first = { places: String(plan.places), meetingPoint: plan.meetingPoint, hostId: host?.id ?? "" };
  const date = said.get("date") ?? "";
  const read = readSlot(proposed(said, first));
  const asked: Typed = { ...first, date: isLocalDate(date) ? date : "", ...read?.typed };
  const answers = await answered(viewer, said.get("proposal"));
  const answer = read ? await open(() => preview(read, plan.id, viewer)) : { shown: null, errors: undefined };
  return { ...found, you: viewer.id, once: oneTimeKey(), asked, answers, ...answer };
}

/** The suggestion that the date would answer, where the address names one that still waits. */
async function answered({ actor }: Viewer, id: string | null): Promise<ProposalLook | null> {
  if (!id || !/^[0-9a-f]{24}$/.test(id)) return null;
  const found = await open(() => lookAtProposal(actor, id));
  return found.mayAnswer && found.state === "open" ? found : null;
}

/** The date of the address as it would be published, or what is wrong with it. */
async function preview(read: NonNullable<ReturnType<typeof readSlot>>, planId: string, viewer: Viewer) {
  if ("errors" in read) return { shown: null, errors: sayErrors(textsFor(viewer.language), read.errors) };
  try {
    return { shown: await previewDate({ ...read.value, planId }, viewer.now), errors: undefined };
  } catch (error) {
    if (!(error instanceof DomainError) || !error.field) throw error;
    return { shown: null, errors: { [error.field]: sentenceOf(error, viewer) } };
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(publishForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { key = oneTimeKey(), proposal: proposalId, ...slot } = form.value;
  return attempt(form.typed, viewer, async () => {
    const id = await publishSession(viewer.actor, { ...slot, planId: params.id!, key, proposalId }, viewer.now);
    return redirectWithFlash(context, `/sessions/${id}`, textsFor(viewer.language).plan.publishing.done);
  });
}

export default function Publish() {
  const { you, once, asked, answers, shown, errors, plan, plans, department, place, hosts, followers } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { plan: texts, following } = useTexts();
  const { publishing } = texts;
  const here = `/plans/${plan.id}/sessions/new`;
  const { seen, onChange } = usePreview<typeof loader>(here);
  const now = seen?.plan.id === plan.id ? seen : { asked, shown };
  const said = (name: "date" | "clock" | "places" | "meetingPoint") => String(now.asked[name] ?? "");
  const kept = [
    ...(["date", "clock"] as const).map((name) => [name, said(name)] as const),
    ["proposal", answers?.id ?? ""] as const,
  ];
  return (
    <PublishFrame current="one" title={publishing.title} lead={publishing.lead} {...{ plan, department, hosts }}>
      <Errors fields={refusal?.errors ?? errors} labels={publishLabels} general={refusal?.formError ?? undefined} />
      <Stack>
        {answers && <AnswersProposal proposal={answers} />}
        <Two kind="form">
          <div className="form">
            <PlanChooser action={here} keep={kept} {...{ plan, plans }} />
            <Form key={plan.id} once={once} action={here} onChange={onChange}>
              {answers && <input type="hidden" name="proposal" value={answers.id} />}
              <SlotFields
                values={refusal?.typed ?? asked}
                errors={refusal?.errors ?? errors}
                {...{ place, hosts, you }}
              />
              <Buttons>
                <Submit doing={publishing.doing}>{publishing.press}</Submit>
                <Button kind="second" formMethod="get">
                  {publishing.show}
                </Button>
              </Buttons>
              <ButtonNote>
                {publishing.follows} {following.heard(followers)}
              </ButtonNote>
            </Form>
          </div>
          <Stack space="wide">
            <SlotPreview
              date={now.shown}
              zone={place.zone}
              places={said("places")}
              meetingPoint={said("meetingPoint")}
            />
            <PlanFacts plan={plan} />
          </Stack>
        </Two>
      </Stack>
    </PublishFrame>
  );
}
