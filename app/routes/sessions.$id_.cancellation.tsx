import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookOrNone } from "#models/booking/session-cancellation-look.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { findDepartment } from "#models/people/department-view.ts";
import { getSession } from "#models/programme/session.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { CancellationEffects } from "#app/components/cancellation-effects.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextArea } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { cancellationLabels } from "#app/forms/labels/booking.ts";
import { cancellationForm } from "#app/forms/booking.ts";
import { readForm } from "#app/forms/form.ts";
import { pageOf } from "#app/forms/page.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, (texts) => texts.session.cancellation.title(data?.session.title ?? ""));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  return open(async () => {
    const look = await lookOrNone(actor, params.id!, now, pageOf(request.url));
    const session = await getSession(params.id!);
    const { name, code } = await findDepartment(String(session.department));
    const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, state, cancelReason } = session;
    return {
      session: {
        ...{ id: params.id!, title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, cancelReason },
        department: { name, code },
      },
      closed: state !== "published" ? ("cancelled" as const) : look === null ? ("over" as const) : null,
      look,
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(cancellationForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    await cancelSession(viewer.actor, params.id!, form.value.reason, viewer.now, form.value.seen);
    return redirectWithFlash(context, "/hosting", textsFor(viewer.language).session.cancellation.done);
  });
}

export default function CancelSession() {
  const { session, closed, look } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { cancellation: texts, change } = useTexts().session;
  const to = `/sessions/${session.id}`;
  const title = closed === "cancelled" ? texts.already : closed ? texts.over : texts.title(session.title);
  return (
    <>
      <Back to={to}>{session.title}</Back>
      {refusal && (
        <Errors fields={refusal.errors} labels={cancellationLabels} general={refusal.formError ?? undefined} />
      )}
      <Head title={title} />
      <Two kind="thing">
        <SessionSign session={session} to={to} slim />
        <Stack>
          {closed || !look ? (
            <>
              <p>{closed === "over" ? texts.overText : texts.because(session.cancelReason)}</p>
              <p>
                <ButtonLink to={to} kind="second">
                  {change.toSession}
                </ButtonLink>
              </p>
            </>
          ) : (
            <Form>
              <input type="hidden" name="seen" value={look.seen} />
              <p>{texts.told(look.total)}</p>
              <TextArea
                name="reason"
                label={texts.reason}
                hint={texts.reasonHint}
                rows={3}
                value={String(refusal?.typed.reason ?? "")}
                error={refusal?.errors.reason}
              />
              <Buttons>
                <Submit doing={texts.doing} kind="no">
                  {texts.press}
                </Submit>
                <ButtonLink to={to} kind="quiet">
                  {texts.keep}
                </ButtonLink>
              </Buttons>
            </Form>
          )}
        </Stack>
        {look && <CancellationEffects look={look} to={(page) => `${to}/cancellation?page=${page}`} />}
      </Two>
    </>
  );
}
