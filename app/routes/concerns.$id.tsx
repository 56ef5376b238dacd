import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { handleConcern } from "#models/reflection/concern.ts";
import { readConcern } from "#models/reflection/concerns.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Head } from "#app/components/head.tsx";
import { ConcernActs } from "#app/components/reflection/concern-acts.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { concernStepLabels } from "#app/forms/labels/reflection.ts";
import { readForm } from "#app/forms/form.ts";
import { concernStepForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ concern }) => concern.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireCoordinator(request, context);
  return open(() => readConcern(actor, params.id!, now));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(concernStepForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { press, version, text } = form.value;
  return attempt(form.typed, viewer, async () => {
    await handleConcern(actor, { id: params.id!, version }, { step: press, text }, now);
    return redirectWithFlash(context, `/concerns/${params.id!}`, textsFor(language).concern.done);
  });
}

export default function Concern() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { concern: texts } = useTexts();
  const say = useSay();
  const { text, byName, reach, state, answerBy, answeredAt, createdAt, session, log, version } = page;
  const steps = log.map(({ at, byName: who, what, text: said }, number) => ({
    key: String(number),
    what: texts.line(who, texts.did[what] ?? what),
    note: (
      <>
        {said} <small>{say.moment(at)}</small>
      </>
    ),
    stage: "done" as const,
  }));
  return (
    <>
      <Back to="/concerns">{texts.title}</Back>
      {refusal && (
        <Errors fields={refusal.errors} labels={concernStepLabels} general={refusal.formError ?? undefined} />
      )}
      <Head
        over={answeredAt ? texts.answeredAt(say.moment(answeredAt)) : texts.answerBy(say.moment(answerBy))}
        title={byName}
        lead={texts.states[state]}
      />
      <Two>
        <Stack>
          <p className="pre">{text}</p>
          <Facts
            lined
            of={[
              { term: texts.reachTerm, answer: reach || texts.noReach },
              { term: texts.columns.when, answer: say.moment(createdAt) },
              session && {
                term: texts.visit,
                answer: (
                  <Anchor to={`/sessions/${session.id}`}>
                    {session.title}, {say.shortDay(session.startsAt, session.zone)}
                  </Anchor>
                ),
              },
            ].filter((fact) => fact !== null)}
          />
          <Section title={texts.log}>
            <Timeline steps={steps} label={texts.log} />
          </Section>
        </Stack>
        <aside>
          <ConcernActs key={version} page={{ state, version }} errors={refusal?.errors} typed={refusal?.typed} />
        </aside>
      </Two>
    </>
  );
}
