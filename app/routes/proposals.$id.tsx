import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declineProposal } from "#models/programme/proposal-answer.ts";
import { lookAtProposal } from "#models/programme/proposals.ts";
import { planToBegin } from "#models/programme/publishing.ts";
import { withdrawProposal } from "#models/programme/proposing.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Head } from "#app/components/head.tsx";
import { ProposalAnswer } from "#app/components/proposal-answer.tsx";
import { ProposalFacts } from "#app/components/proposal-facts.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { useSay } from "#app/components/say.ts";
import { readForm } from "#app/forms/form.ts";
import { declineLabels } from "#app/forms/labels/programme.ts";
import { declineForm, withdrawForm } from "#app/forms/proposal.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ proposal }) => proposal.over(args.data?.proposal.department.name ?? ""));

/** Whoever answers it came from the host's desk. */
export const handle: Handle = {
  place: (data) => ((data as { publish?: string | null } | undefined)?.publish ? "/hosting" : undefined),
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const proposal = await open(() => lookAtProposal(actor, params.id!));
  const { id, planId, department, mayAnswer, startsAt, zone } = proposal;
  const plan = mayAnswer ? (planId ?? (await planToBegin([department.id]))) : null;
  const form = new URLSearchParams({
    date: localDate(startsAt, zone),
    clock: localClock(startsAt, zone),
    proposal: id,
  });
  const publish = plan ? `/plans/${plan}/sessions/new?${form}` : "/plans/new";
  return { proposal, publish: mayAnswer ? publish : null, planned: plan !== null };
}

/** Two forms: whoever suggested it takes it back, a host declines with words. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const fields = await request.formData();
  const id = params.id!;
  const { proposal: words } = textsFor(viewer.language);
  if (fields.get("what") === "withdraw") {
    const form = readForm(withdrawForm, fields);
    if ("errors" in form) return refuse(viewer, form);
    return attempt({}, viewer, async () => {
      await withdrawProposal(viewer.actor, id, viewer.now);
      return redirectWithFlash(context, "/my-sessions", words.withdrawn);
    });
  }
  const form = readForm(declineForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await declineProposal(viewer.actor, id, form.value.answer, viewer.now);
    const { person } = await lookAtProposal(viewer.actor, id);
    return redirectWithFlash(context, "/hosting", words.declined(person));
  });
}

export default function Proposal() {
  const { proposal, publish, planned } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { proposal: texts, common } = useTexts();
  const say = useSay();
  const { mine, person, title, department, startsAt, zone } = proposal;
  return (
    <>
      <Back to={mine ? "/my-sessions" : "/hosting"}>{mine ? common.nav.mySessions : common.nav.slots}</Back>
      <Errors fields={refusal?.errors} labels={declineLabels(person)} general={refusal?.formError ?? undefined} />
      <Head
        over={texts.over(department.name)}
        title={texts.page(title || texts.anyTitle, say.moment(startsAt, zone))}
      />
      <Two>
        <ProposalFacts proposal={proposal} />
        <aside>
          <ProposalAnswer {...{ proposal, publish, planned }} typed={refusal?.typed} errors={refusal?.errors} />
        </aside>
      </Two>
    </>
  );
}
