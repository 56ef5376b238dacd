import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { updateImprovement } from "#models/reflection/improvement.ts";
import { improvementPage } from "#models/reflection/improvements.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { Due, ImprovementTag } from "#app/components/reflection/improvement-table.tsx";
import { StepForm } from "#app/components/reflection/step-form.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { stepLabels } from "#app/forms/labels/reflection.ts";
import { readForm } from "#app/forms/form.ts";
import { stepForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ improvement }) => data?.title ?? improvement.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return open(() => improvementPage(actor, params.id!));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(stepForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { version, ...step } = form.value;
  return attempt(form.typed, viewer, async () => {
    await updateImprovement(actor, { id: params.id!, version }, step, now);
    return redirectWithFlash(context, `/improvements/${params.id!}`, textsFor(language).improvement.updated);
  });
}

export default function Improvement() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { improvement: texts } = useTexts();
  const say = useSay();
  const { title, text, state, reason, due, department, session, author, reviewId, own, progress, createdAt } = page;
  const steps = [
    { key: "opened", what: texts.opened, note: say.moment(createdAt), stage: "done" as const },
    ...progress.map(({ at, byName, state: then, text: said }) => ({
      key: at.toISOString(),
      what: texts.states[then],
      note: (
        <>
          {said} <small>{texts.saidOn(byName, say.moment(at))}</small>
        </>
      ),
      stage: "done" as const,
    })),
  ];
  return (
    <>
      <Back to="/improvements">{texts.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={stepLabels} general={refusal.formError ?? undefined} />}
      <Head title={title} lead={<ImprovementTag state={state} />} />
      <Two>
        <Stack>
          {own && (
            <Note kind="yes">
              <p>{texts.you}</p>
            </Note>
          )}
          {text && <p>{text}</p>}
          <Facts
            lined
            of={[
              {
                term: texts.owner,
                answer: <Anchor to={`/improvements?department=${department.id}`}>{department.name}</Anchor>,
              },
              { term: texts.due, answer: <Due day={due} state={state} /> },
              reason !== "" && { term: texts.reason, answer: reason },
              session !== "" && {
                term: texts.from,
                answer: reviewId ? <Anchor to={`/review/${reviewId}`}>{session}</Anchor> : session,
              },
            ]}
          />
          {author && <p className="soft">{texts.remarkOf(author)}</p>}
          <Section title={texts.soFar}>
            <Timeline steps={steps} label={texts.soFar} />
          </Section>
        </Stack>
        <aside>
          {page.mayUpdate && (
            <StepForm key={page.version} page={page} errors={refusal?.errors} typed={refusal?.typed} />
          )}
        </aside>
      </Two>
    </>
  );
}
