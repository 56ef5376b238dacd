import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decide, deciding } from "#models/matching/pin.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { DecidePerson } from "#app/components/round/decide-person.tsx";
import { useSay } from "#app/components/say.ts";
import { Section } from "#app/components/section.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { decideLabels } from "#app/forms/labels/programme.ts";
import { readDecisions } from "#app/forms/round.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titled({ matches }, ({ round }) => round.preview.decide);

/** Whom the address names, each once: as many as a page of the preview lists. */
const peopleOf = (url: string): string[] =>
  [...new Set(new URL(url).searchParams.getAll("person"))].slice(0, LIMITS.page);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, now, language } = await requireCoordinator(request, context);
  const asked = peopleOf(request.url);
  const { nobody } = textsFor(language).round.decide;
  if (asked.length === 0) throw await redirectWithFlash(context, `/rounds/${params.id!}`, nobody);
  return { id: params.id!, ...(await open(() => deciding(actor, params.id!, asked, now))) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readDecisions(await request.formData(), peopleOf(request.url));
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await decide(viewer.actor, params.id!, form.value, viewer.now);
    return redirectWithFlash(context, `/rounds/${params.id!}`, textsFor(viewer.language).round.decide.done);
  });
}

/** What a coordinator decides for one person of a round or several, before it is matched again, once. */
export default function Decide() {
  const { id, roundName, people } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { round } = useTexts();
  const { decide: words } = round;
  const { number } = useSay();
  const several = people.length > 1;
  const title = several ? words.titleMany(people.length, number(people.length)) : words.title(people[0]!.person.name);
  return (
    <>
      <Back to={`/rounds/${id}`}>{roundName}</Back>
      <Errors
        fields={refusal?.errors}
        labels={decideLabels(people.map(({ person }) => person))}
        general={refusal?.formError ?? undefined}
      />
      <Head title={title} lead={words.lead} />
      <Form errors={refusal?.errors} typed={refusal?.typed}>
        {people.map((one) =>
          several ? (
            <Section key={one.person.id} title={<bdi>{one.person.name}</bdi>}>
              <DecidePerson {...one} several />
            </Section>
          ) : (
            <DecidePerson key={one.person.id} {...one} several={false} />
          ),
        )}
        {people.some(({ sessions }) => sessions.length > 0) && (
          <Buttons>
            <Submit doing={words.pressing}>{words.press}</Submit>
            <ButtonLink to={`/rounds/${id}`} kind="quiet">
              {round.steps.keep}
            </ButtonLink>
          </Buttons>
        )}
      </Form>
    </>
  );
}
