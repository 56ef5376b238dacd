import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeSession, expectClosable } from "#models/booking/closing.ts";
import { hostDay } from "#models/booking/host-day.ts";
import { DomainError } from "#models/errors.ts";
import { getSession } from "#models/programme/session.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { ClosingFields } from "#app/components/closing-fields.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { noLabels } from "#app/forms/labels/labels.ts";
import { closingForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ day }) => day.closing.title(data?.day.title ?? ""));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return open(async () => {
    const day = await hostDay(viewer.actor, params.id!);
    const why = await expectClosable(await getSession(params.id!), viewer.now).catch((error: unknown) => {
      if (error instanceof DomainError) return sentenceOf(error, viewer);
      throw error;
    });
    return { day, why: why ?? null };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(closingForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { booking = [], outcome = [] } = form.value;
  const said = new Map<string, Outcome>();
  booking.forEach((id, at) => outcome[at] && said.set(id, outcome[at]));
  return attempt(form.typed, viewer, async () => {
    await closeSession(viewer.actor, params.id!, said, viewer.now);
    return redirectWithFlash(context, `/sessions/${params.id!}/day`, textsFor(viewer.language).day.closing.done);
  });
}

export default function Closing() {
  const { day, why } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { closing: texts, outcome } = useTexts().day;
  const to = `/sessions/${day.id}/day`;
  const undone = day.checklist.flatMap(({ steps }) => steps).filter(({ done }) => !done).length;
  return (
    <>
      <Back to={to}>{outcome.keep}</Back>
      <Errors fields={refusal?.errors} labels={noLabels} general={refusal?.formError ?? undefined} />
      <Head title={texts.title(day.title)} />
      <Two kind="even">
        {why ? (
          <Stack>
            <p>{why}</p>
            <p>
              <ButtonLink to={to} kind="second">
                {outcome.keep}
              </ButtonLink>
            </p>
          </Stack>
        ) : (
          <Form>
            <p>{texts.text}</p>
            {undone > 0 && <p>{texts.steps(undone)}</p>}
            <ClosingFields visitors={day.visitors} typed={refusal?.typed} />
            <Buttons>
              <Submit doing={texts.doing}>{texts.press}</Submit>
              <ButtonLink to={to} kind="quiet">
                {texts.keep}
              </ButtonLink>
            </Buttons>
          </Form>
        )}
        <aside>
          <SessionSign session={day} to={to} slim />
        </aside>
      </Two>
    </>
  );
}
