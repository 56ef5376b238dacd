import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { moveRefusal } from "#models/booking/handing.ts";
import { movesFor } from "#models/booking/move-look.ts";
import { moveBooking } from "#models/booking/moving.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { sayClock, sayDay } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Decided } from "#app/components/decided.tsx";
import { Empty } from "#app/components/empty.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { moveLabels } from "#app/forms/labels/booking.ts";
import { moveForm } from "#app/forms/booking.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ handing }) => handing.move.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return open(async () => {
    const booking = await lookAtBooking(viewer.actor, params.id!, viewer.now);
    const moves = await movesFor(viewer.actor, params.id!, viewer.now);
    const refusal = moveRefusal(booking);
    return { booking, ...moves, why: refusal && sentenceOf(refusal, viewer), once: oneTimeKey() };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { move } = textsFor(viewer.language).handing;
  const form = readForm(moveForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { session, key } = form.value;
    const moved = await moveBooking(viewer.actor, { bookingId: params.id!, toSessionId: session, key }, viewer.now);
    return redirectWithFlash(
      context,
      `/bookings/${moved.bookingId}`,
      moved.state === "booked" ? move.done : move.doneAsked,
    );
  });
}

export default function Move() {
  const { booking, dates, deciders, why, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { move } = useTexts().handing;
  const { locale, now } = useReading();
  const say = useSay();
  const { own, name } = booking.person;
  const to = `/bookings/${booking.id}`;
  if (why !== null) return <Decided booking={booking} why={why} cannot={move.cannot} />;
  return (
    <>
      <Back to={to}>{booking.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={moveLabels} general={refusal.formError ?? undefined} />}
      <Head title={own ? move.title : move.titleOther(name)} />
      <Two kind="thing">
        <SessionSign session={booking} to={`/sessions/${booking.sessionId}`} slim />
        <Stack>
          {dates.length === 0 ? (
            <Empty title={move.none}>
              <p>{move.noneText}</p>
            </Empty>
          ) : (
            <>
              <p>
                {deciders.length > 0 ? move.textAsked(say.anyOf(deciders)) : own ? move.text : move.textOther(name)}
              </p>
              <Form once={once} errors={refusal?.errors} typed={refusal?.typed}>
                <Choice
                  name="session"
                  label={move.dates}
                  type="radio"
                  options={dates.map(({ id, startsAt, zone, siteName, left, places }) => ({
                    value: id,
                    text: `${sayDay(startsAt, zone, locale, now)}, ${sayClock(startsAt, zone, locale)}`,
                    note: move.where(siteName, left, places),
                  }))}
                />
                <Buttons>
                  <Submit doing={move.doing}>{deciders.length > 0 ? move.pressAsked : move.press}</Submit>
                  <ButtonLink to={to} kind="quiet">
                    {move.keep}
                  </ButtonLink>
                </Buttons>
              </Form>
            </>
          )}
        </Stack>
      </Two>
    </>
  );
}
