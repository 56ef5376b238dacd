import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { raiseConcern } from "#models/reflection/concern.ts";
import { reflectionPage } from "#models/reflection/own.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { sayClock, sayDay } from "#models/shared/time.ts";
import { ButtonNote } from "#app/components/button.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextArea, TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { concernLabels } from "#app/forms/labels/reflection.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { concernForm } from "#app/forms/reflection.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ concern }) => concern.tell);

/** The own reflection that the address names, if it names one. */
const visitIn = (request: Request): string | undefined => new URL(request.url).searchParams.get("visit") || undefined;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  const visit = visitIn(request);
  const about = visit ? await open(() => reflectionPage(actor, visit, now)) : null;
  return { about: about?.title ?? null, key: oneTimeKey() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language, locale, zone } = viewer;
  const form = readForm(concernForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const visit = visitIn(request);
  return attempt(form.typed, viewer, async () => {
    const until = await raiseConcern(actor, { ...form.value, ...(visit && { reflectionId: visit }) }, now);
    const { concern, times } = textsFor(language);
    const when = times.dayAt(sayDay(until, zone, locale, now), sayClock(until, zone, locale));
    return redirectWithFlash(context, "/home", concern.told(when));
  });
}

export default function TellInConfidence() {
  const { about, key } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { concern: texts } = useTexts();
  return (
    <>
      {refusal && <Errors fields={refusal.errors} labels={concernLabels} general={refusal.formError ?? undefined} />}
      <Head title={texts.tell} lead={texts.tellLead} over={about && texts.about(about)} />
      <Form once={key} errors={refusal?.errors} typed={refusal?.typed} autoComplete="off">
        <TextArea name="text" label={texts.text} hint={texts.textHint} rows={8} />
        <TextField name="reach" label={texts.reach} hint={texts.reachHint} optional />
        <Submit doing={texts.sending}>{texts.send}</Submit>
        <ButtonNote>{texts.promise}</ButtonNote>
      </Form>
    </>
  );
}
