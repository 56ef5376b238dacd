import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { endBooking } from "#models/booking/ending.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { holdsPlace } from "#models/shared/vocabulary.ts";
import { Back } from "#app/components/back.tsx";
import { bookingPlace } from "#app/components/booking-place.ts";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Decided } from "#app/components/decided.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextArea } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { endingLabels } from "#app/forms/labels/booking.ts";
import { endingForm } from "#app/forms/booking.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, closedDoor, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args, ({ givingBack }) => {
    const { state, person } = args.data?.booking ?? {};
    const live = state && state in givingBack.title ? (state as Live) : "booked";
    return person && !person.own ? givingBack.titleOf[live](person.name) : givingBack.title[live];
  });

/** What can be given up, with the words for it. */
type Live = "booked" | "requested" | "waiting" | "offered";

export const handle: Handle = { place: bookingPlace };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const booking = await open(() => lookAtBooking(viewer.actor, params.id!, viewer.now));
  const { ending } = booking;
  const closed = booking.closesAt <= viewer.now;
  if (!("code" in ending)) return { booking, closed, why: null };
  if (ending.code === "not-allowed") throw closedDoor("not-allowed");
  return { booking, closed, why: sentenceOf(new DomainError(ending.code, ending.facts), viewer) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(endingForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const seen = await lookAtBooking(actor, params.id!, now);
    if ("code" in seen.ending && seen.ending.code === "not-allowed") throw notAllowed();
    await endBooking(actor, params.id!, form.value.reason, now, form.value.seen);
    const { done, doneOf, again } = textsFor(language).givingBack;
    const state = seen.state as Live;
    if (seen.person.own) {
      // Nothing is turned back: the place is free for anybody, so the way back is to ask anew, as long as nobody waits.
      const fields = { promised: "place", aim: seen.aim };
      const undo =
        (state === "booked" || state === "requested") && seen.waiting === 0 && seen.closesAt > now
          ? { action: `/sessions/${seen.sessionId}/booking`, label: again[state], fields }
          : undefined;
      return redirectWithFlash(context, "/my-sessions", done[state], { undo });
    }
    return redirectWithFlash(context, `/bookings/${seen.id}`, doneOf(seen.person.name));
  });
}

export default function Cancellation() {
  const { booking, closed, why } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts().givingBack;
  const { person, waiting } = booking;
  const to = `/bookings/${booking.id}`;
  if (why !== null) return <Decided booking={booking} why={why} />;
  const state = booking.state as Live;
  const { own, name } = person;
  const says = texts.follows;
  const isLast = booking.line?.place === booking.line?.of;
  const [behind, behindOf] = isLast ? [says.end, says.endOf] : [says.line, says.lineOf];
  const follows = !holdsPlace(state)
    ? own
      ? behind
      : behindOf(name)
    : closed
      ? says.closed
      : waiting > 0
        ? says.next(waiting)
        : says.free;
  return (
    <>
      <Back to={to}>{booking.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={endingLabels} general={refusal.formError ?? undefined} />}
      <Head title={own ? texts.title[state] : texts.titleOf[state](name)} />
      <Two kind="thing">
        <SessionSign session={booking} to={`/sessions/${booking.sessionId}`} slim />
        <Stack>
          <p>
            {follows} {own ? state === "booked" && texts.calendar : texts.toldOf(name)}
          </p>
          <Form>
            <input type="hidden" name="seen" value={state} />
            <TextArea
              name="reason"
              label={texts.reason}
              hint={own ? texts.reasonHint : texts.reasonHintOf(name)}
              optional={own}
              rows={2}
              value={String(refusal?.typed.reason ?? "")}
              error={refusal?.errors.reason}
            />
            <Buttons>
              <Submit doing={texts.doing}>{own ? texts.press[state] : texts.pressOf[state](name)}</Submit>
              <ButtonLink to={to} kind="quiet">
                {texts.keep}
              </ButtonLink>
            </Buttons>
          </Form>
        </Stack>
      </Two>
    </>
  );
}
