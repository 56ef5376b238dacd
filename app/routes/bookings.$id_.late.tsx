import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sayLate } from "#models/booking/arriving.ts";
import { dayCard } from "#models/booking/day-card.ts";
import { lateAhead } from "#models/shared/day.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { lateLabels } from "#app/forms/labels/booking.ts";
import { lateForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ day }) => day.late.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return { card: await open(() => dayCard(actor, params.id!)) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(lateForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { hostName } = await dayCard(actor, params.id!);
    await sayLate(actor, params.id!, form.value, now);
    return redirectWithFlash(context, `/bookings/${params.id!}/day`, textsFor(language).day.late.done(hostName));
  });
}

export default function Late() {
  const { card } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { late: texts, card: words } = useTexts().day;
  const { now } = useReading();
  const to = `/bookings/${card.id}/day`;
  return (
    <>
      <Back to={to}>{words.title}</Back>
      <Errors fields={refusal?.errors} labels={lateLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.title} />
      <Two kind="even">
        <Form errors={refusal?.errors} typed={refusal?.typed}>
          <Choice
            name="minutes"
            label={texts.minutes}
            tight
            value={card.late ? String(card.late.minutes) : undefined}
            options={lateAhead(card.startsAt, now).map((count) => ({ value: count, text: texts.by(Number(count)) }))}
          />
          <TextField name="note" label={texts.note} hint={texts.noteHint} value={card.late?.note} optional />
          <Buttons>
            <Submit doing={texts.doing}>{texts.press}</Submit>
            <ButtonLink to={to} kind="quiet">
              {texts.keep}
            </ButtonLink>
          </Buttons>
        </Form>
        <aside>
          <SessionSign session={card} to={to} slim />
        </aside>
      </Two>
    </>
  );
}
