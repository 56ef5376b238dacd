import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { endBooking } from "#models/booking/ending.ts";
import { acceptOffer } from "#models/booking/offer.ts";
import { DomainError } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonNote } from "#app/components/button.tsx";
import { Decided } from "#app/components/decided.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { Panel } from "#app/components/panel.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { offerForm } from "#app/forms/booking.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, closedDoor, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, (texts) => texts.givingBack.offer.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const booking = await open(() => lookAtBooking(viewer.actor, params.id!, viewer.now));
  if (!booking.person.own) throw closedDoor("not-allowed");
  const { state, offerUntil } = booking;
  if (state !== "offered") return { booking, why: sentenceOf(new DomainError("already-answered", { state }), viewer) };
  const over = !offerUntil || offerUntil <= viewer.now;
  return {
    booking,
    why: over ? sentenceOf(new DomainError("offer-over", { at: offerUntil ?? viewer.now }), viewer) : null,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const form = readForm(offerForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { offer } = textsFor(language).givingBack;
  const id = params.id!;
  return attempt(form.typed, viewer, async () => {
    if (form.value.answer === "take") {
      const state = await acceptOffer(actor, id, now);
      return redirectWithFlash(context, `/bookings/${id}`, state === "booked" ? offer.taken : offer.asked);
    }
    const { person, state } = await lookAtBooking(actor, id, now);
    if (!person.own) throw new DomainError("not-allowed");
    if (state !== "offered") throw new DomainError("already-answered", { state });
    await endBooking(actor, id, "", now);
    return redirectWithFlash(context, "/my-sessions", offer.gone);
  });
}

export default function Offer() {
  const { booking, why } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { offer } = useTexts().givingBack;
  const say = useSay();
  const { id, title, sessionId, waiting, offerUntil, deciders } = booking;
  const to = `/bookings/${id}`;
  if (why !== null || !offerUntil)
    return (
      <Decided
        booking={booking}
        head={booking.state === "offered" ? offer.over : offer.decidedAlready}
        why={why ?? ""}
      />
    );
  return (
    <>
      <Back to={to}>{title}</Back>
      {refusal && <Errors general={refusal.formError ?? refusal.errors.answer} />}
      <Head over={offer.heldUntil(say.moment(offerUntil))} title={offer.title} />
      <Two kind="thing">
        <SessionSign session={booking} to={`/sessions/${sessionId}`} kind="soft" />
        <Stack as="aside">
          <Panel kind="spot">
            <Form spaced="stack">
              <Submit name="answer" value="take" doing={offer.taking} wide>
                {offer.take}
              </Submit>
              <ButtonNote>{deciders.length > 0 ? offer.decided(say.anyOf(deciders)) : offer.automatic}</ButtonNote>
              <Submit name="answer" value="let-go" doing={offer.lettingGo} kind="quiet" wide>
                {offer.letGo}
              </Submit>
              <ButtonNote>{offer.then(waiting)}</ButtonNote>
            </Form>
          </Panel>
        </Stack>
      </Two>
    </>
  );
}
