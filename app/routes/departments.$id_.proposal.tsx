import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { peaksOf } from "#models/people/peak.ts";
import { placesToVisit } from "#models/programme/proposals.ts";
import { propose } from "#models/programme/proposing.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { ButtonNote, Buttons } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { DateField, Fields, SelectField, TextArea, TimeField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { useSayDays } from "#app/components/say-days.ts";
import { Sentence } from "#app/components/sentence.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { proposalLabels } from "#app/forms/labels/programme.ts";
import { proposalForm } from "#app/forms/proposal.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ proposal }) => proposal.title(args.data?.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  const id = params.id!;
  const places = await open(() => placesToVisit(actor, id));
  return { id, once: oneTimeKey(), ...places, peaks: await open(() => peaksOf(id, now)) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(proposalForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const departmentId = params.id!;
  const { planId, key = oneTimeKey(), ...wish } = form.value;
  return attempt(form.typed, viewer, async () => {
    const { name } = await placesToVisit(viewer.actor, departmentId);
    await context.limits.spend("suggestBy", viewer.id);
    const id = await propose(viewer.actor, { ...wish, departmentId, planId: planId || null, key }, viewer.now);
    return redirectWithFlash(context, `/proposals/${id}`, textsFor(viewer.language).proposal.done(name));
  });
}

export default function Propose() {
  const { id, once, name, plans, sites, peaks, waits } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { proposal: texts } = useTexts();
  const { now, zone, locale } = useReading();
  const days = useSayDays();
  const today = localDate(now, zone);
  const see = (
    <Anchor key="see" to={`/proposals/${waits}`}>
      {texts.waitsLink}
    </Anchor>
  );
  return (
    <>
      <Back to={`/departments/${id}`}>{name}</Back>
      <Errors fields={refusal?.errors} labels={proposalLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.title(name)} lead={texts.lead} />
      {waits && (
        <Note kind="asked">
          <Sentence text={texts.waits} parts={[see]} />
        </Note>
      )}
      {(!waits || refusal) && (
        <Form once={once} errors={refusal?.errors} typed={refusal?.typed}>
          <SelectField
            name="planId"
            label={texts.plan}
            empty={texts.any}
            options={plans.map((plan) => ({ value: plan.id, text: plan.title }))}
          />
          <Fields>
            <DateField name="date" label={texts.date} min={today} max={addDays(today, LIMITS.publishAhead)} />
            <TimeField name="clock" label={texts.clock} />
          </Fields>
          <p className="hint">{texts.zone(new Intl.ListFormat(locale, { type: "disjunction" }).format(sites))}</p>
          {peaks.length > 0 && (
            <p className="hint">
              {texts.peaks(new Intl.ListFormat(locale, { type: "conjunction" }).format(peaks.map(days)))}
            </p>
          )}
          <TextArea name="words" label={texts.words} hint={texts.wordsHint} optional rows={3} />
          <Buttons>
            <Submit doing={texts.doing}>{texts.press}</Submit>
          </Buttons>
          <ButtonNote>{texts.follows}</ButtonNote>
        </Form>
      )}
    </>
  );
}
