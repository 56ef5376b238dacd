import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { reflectionPage } from "#models/reflection/own.ts";
import { saveReflection, sendReflection } from "#models/reflection/writing.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { ReflectionForm } from "#app/components/reflection/reflection-form.tsx";
import { SentWords } from "#app/components/reflection/sent-words.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { reflectionLabels } from "#app/forms/labels/reflection.ts";
import { readForm } from "#app/forms/form.ts";
import { answersOf, reflectionForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ reflection }) => reflection.how);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  return open(() => reflectionPage(actor, params.id!, now));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const { reflection: texts } = textsFor(language);
  const { role } = await open(() => reflectionPage(actor, params.id!, now));
  const form = readForm(reflectionForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { press, version, rating, thanks, thanksPublic, ...answers } = form.value;
  const words = {
    ...{ answers: answersOf(role, answers), rating: rating ? Number(rating) : null },
    ...{ thanks, thanksPublic, version },
  };
  const here = `/reflections/${params.id!}`;
  return attempt(form.typed, viewer, async () => {
    if (press === "keep")
      return { version: await saveReflection(actor, params.id!, words, now), keptAt: now, ...quiet };
    if (press === "later") {
      await saveReflection(actor, params.id!, words, now);
      return redirectWithFlash(context, here, texts.saved);
    }
    await sendReflection(actor, params.id!, words, now);
    return redirectWithFlash(context, here, texts.done);
  });
}

/** A draft that the page keeps by itself says nothing new, and must not take the form from under who types. */
const quiet = { errors: {}, formError: null, typed: {} };
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("press") === "keep" ? false : defaultShouldRevalidate;

export default function Reflection() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { reflection: texts, common } = useTexts();
  const say = useSay();
  const { id, role, title, startsAt, endsAt, zone, department, visitor, closed, state, mayChange } = page;
  const who = texts.ofVisit[role](role === "shadow" ? department : visitor);
  const span = `${say.day(startsAt, zone)}, ${say.span(startsAt, endsAt, zone)}`;
  const words =
    state === "sent" ? (
      <SentWords page={page} />
    ) : closed ? (
      <Note kind="no">
        <p>{texts.closed[closed as keyof typeof texts.closed]}</p>
      </Note>
    ) : (
      <ReflectionForm key={page.version} page={page} errors={refusal?.errors} typed={refusal?.typed} />
    );
  return (
    <>
      <Back to="/reflections">{common.nav.reflections}</Back>
      {refusal && (
        <Errors fields={refusal.errors} labels={reflectionLabels(role)} general={refusal.formError ?? undefined} />
      )}
      <Head over={span} title={texts.how} lead={`${title}. ${who}.`} />
      <Two>
        <Stack>
          {words}
          {mayChange && (
            <details className="more" open={refusal !== undefined}>
              <summary>{texts.change}</summary>
              <ReflectionForm key={page.version} page={page} errors={refusal?.errors} typed={refusal?.typed} />
            </details>
          )}
        </Stack>
        <aside>
          <Section title={texts.confide}>
            <p>{texts.confideText}</p>
            <p>
              <Anchor to={`/concerns/new?visit=${id}`}>{texts.confideLink}</Anchor>
            </p>
          </Section>
        </aside>
      </Two>
    </>
  );
}
