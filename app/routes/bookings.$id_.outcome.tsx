import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { outcomeLook } from "#models/booking/outcome-look.ts";
import { sayOutcome } from "#models/booking/saying.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { OUTCOMES } from "#models/shared/vocabulary.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Note } from "#app/components/note.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { outcomeLabels } from "#app/forms/labels/booking.ts";
import { outcomeForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ day }) => day.outcome.title(data?.look.name ?? ""));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return { look: await open(() => outcomeLook(actor, params.id!)) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(outcomeForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { outcome, was } = form.value;
  return attempt(form.typed, viewer, async () => {
    const { sessionId, name } = await outcomeLook(viewer.actor, params.id!);
    await sayOutcome(viewer.actor, params.id!, { outcome, was: was ?? null }, viewer.now);
    const { day, words } = textsFor(viewer.language);
    return redirectWithFlash(context, `/sessions/${sessionId}/day`, day.outcome.done(name, words.outcomes[outcome]));
  });
}

export default function Outcome() {
  const { look } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { day, words } = useTexts();
  const { now } = useReading();
  const texts = day.outcome;
  const to = `/sessions/${look.sessionId}/day`;
  const stands = look.outcome && words.outcomes[look.outcome];
  const can = look.booked && look.startsAt <= now;
  return (
    <>
      <Back to={to}>{texts.keep}</Back>
      <Errors fields={refusal?.errors} labels={outcomeLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.title(look.name)} />
      <Two kind="even">
        <Stack>
          {stands && <Note>{look.by ? texts.stands(stands, look.by) : texts.standsAlone(stands)}</Note>}
          {can ? (
            <Form errors={refusal?.errors} typed={refusal?.typed}>
              <input type="hidden" name="was" value={look.outcome ?? ""} />
              <Choice
                name="outcome"
                label={texts.choose}
                quietLabel
                value={look.outcome ?? (look.arrivedAt ? "attended" : undefined)}
                options={OUTCOMES.map((value) => ({ value, text: words.outcomes[value], note: texts.notes[value] }))}
              />
              <Buttons>
                <Submit doing={texts.doing}>{texts.press}</Submit>
                <ButtonLink to={to} kind="quiet">
                  {texts.keep}
                </ButtonLink>
              </Buttons>
            </Form>
          ) : (
            <p>{look.booked ? texts.notYet : texts.notBooked}</p>
          )}
        </Stack>
        <aside>
          <SessionSign session={look} to={to} slim />
        </aside>
      </Two>
    </>
  );
}
