import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decide, deciding } from "#models/matching/pin.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { useSay } from "#app/components/say.ts";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { decideLabels } from "#app/forms/labels/programme.ts";
import { readForm } from "#app/forms/form.ts";
import { decideForm } from "#app/forms/round.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireCoordinator } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ round }) => round.decide.title(data?.person.name ?? ""));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, now } = await requireCoordinator(request, context);
  return { id: params.id!, ...(await open(() => deciding(actor, params.id!, params.person!, now))) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireCoordinator(request, context);
  const form = readForm(decideForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const of = { roundId: params.id!, personId: params.person! };
    await decide(viewer.actor, of, form.value, viewer.now);
    return redirectWithFlash(context, `/rounds/${params.id!}`, textsFor(viewer.language).round.decide.done);
  });
}

export default function Decide() {
  const { id, roundName, person, sessions } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { round, times } = useTexts();
  const { decide: words } = round;
  const { shortDay, clock } = useSay();
  const options = sessions.map(({ session, title, startsAt, zone, rank }) => ({
    value: session,
    text: title,
    note: `${times.dayAt(shortDay(startsAt, zone), clock(startsAt, zone))} · ${words.wish(times.ordinal(rank))}`,
  }));
  return (
    <>
      <Back to={`/rounds/${id}`}>{roundName}</Back>
      <Errors fields={refusal?.errors} labels={decideLabels} general={refusal?.formError ?? undefined} />
      <Head title={words.title(person.name)} lead={words.lead} />
      {sessions.length === 0 ? (
        <Note>{words.nothing}</Note>
      ) : (
        <Form errors={refusal?.errors} typed={refusal?.typed}>
          <Choice
            name="fixed"
            label={words.fixed}
            value={sessions.find(({ fixed }) => fixed)?.session ?? "none"}
            options={[{ value: "none", text: words.leave }, ...options]}
          />
          <Choice
            name="barred"
            type="checkbox"
            label={words.barred}
            optional
            value={sessions.filter(({ barred }) => barred).map(({ session }) => session)}
            options={options}
          />
          <Buttons>
            <Submit doing={words.pressing}>{words.press}</Submit>
            <ButtonLink to={`/rounds/${id}`} kind="quiet">
              {round.steps.keep}
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  );
}
