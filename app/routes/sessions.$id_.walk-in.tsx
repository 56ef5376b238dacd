import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hostDay } from "#models/booking/host-day.ts";
import { addWalkIn } from "#models/booking/walk-in.ts";
import { searchPeople } from "#models/people/directory.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextArea, TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { walkInLabels } from "#app/forms/labels/booking.ts";
import { walkInForm } from "#app/forms/day.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

/** So many people are shown for what was typed. */
const SHOWN = 10;

export const meta: MetaFunction = (args) => titled(args, ({ day }) => day.walkIn.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const words = (new URL(request.url).searchParams.get("words") ?? "").slice(0, 100);
  const day = await open(() => hostDay(actor, params.id!));
  const people = words.trim() ? (await searchPeople({ words }, SHOWN)).people : [];
  return { day, words, people, once: oneTimeKey() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(walkInForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { person, aim, key } = form.value;
  return attempt(form.typed, viewer, async () => {
    const wish = { sessionId: params.id!, personId: person, aim, key };
    const { name } = await addWalkIn(viewer.actor, wish, viewer.now);
    return redirectWithFlash(context, `/sessions/${params.id!}/day`, textsFor(viewer.language).day.walkIn.done(name));
  });
}

export default function WalkIn() {
  const { day, words, people, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { walkIn: texts } = useTexts().day;
  const to = `/sessions/${day.id}/day`;
  return (
    <>
      <Back to={to}>{texts.keep}</Back>
      <Errors fields={refusal?.errors} labels={walkInLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.title} />
      <Two kind="even">
        <Stack>
          <p>
            {texts.text} {texts.left(day.left)}
          </p>
          <form method="get" className="form">
            <TextField name="words" type="search" label={texts.search} value={words} autoComplete="off" />
            <button type="submit" className="btn btn--second">
              {texts.find}
            </button>
          </form>
          {words.trim() !== "" && people.length === 0 && <p>{texts.nobody}</p>}
          {people.length > 0 && (
            <Form once={once} errors={refusal?.errors} typed={refusal?.typed}>
              <Choice
                name="person"
                label={texts.choose}
                value={people.length === 1 ? people[0]!.id : undefined}
                options={people.map(({ id, name, jobTitle, departmentName }) => ({
                  value: id,
                  text: name,
                  note: [jobTitle, departmentName].filter(Boolean).join(", "),
                }))}
              />
              <TextArea name="aim" label={texts.aim} hint={texts.aimHint} rows={2} optional />
              <Buttons>
                <Submit doing={texts.doing}>{texts.press}</Submit>
                <ButtonLink to={to} kind="quiet">
                  {texts.keep}
                </ButtonLink>
              </Buttons>
            </Form>
          )}
        </Stack>
        <aside>
          <SessionSign session={day} to={to} slim />
        </aside>
      </Two>
    </>
  );
}
