import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { book } from "#models/booking/booking.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { Back } from "#app/components/back.tsx";
import { BookingForm } from "#app/components/booking-form.tsx";
import { BookingPanel } from "#app/components/booking-panel.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { bookingLabels } from "#app/forms/labels/booking.ts";
import { bookingForm } from "#app/forms/booking.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { attempt, open, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, (texts) => texts.session.ask[data?.session.prospect.what ?? "book"]);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const session = await open(() => lookAtSession(viewer.actor, params.id!, viewer.now));
  return { session, why: whyNot(session.prospect, viewer), once: oneTimeKey() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(bookingForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { aim, leaveClashing, promised, key = oneTimeKey() } = form.value;
  const firmOnly = promised === "place";
  const wish = { sessionId: params.id!, personId: viewer.id, aim, leaveClashing, firmOnly, key };
  return attempt(form.typed, viewer, async () => {
    const { bookingId } = await book(viewer.actor, wish, viewer.now);
    return redirect(`/bookings/${bookingId}`);
  });
}

export default function Asking() {
  const { session, why, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const texts = useTexts().session;
  const { what } = session.prospect;
  const asking = what !== "mine" && what !== "refused";
  return (
    <>
      <Back to={`/sessions/${session.id}`}>{session.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={bookingLabels} general={refusal.formError ?? undefined} />}
      <Head title={texts.ask[what]} />
      <Two kind="thing">
        <SessionSign session={session} to={`/sessions/${session.id}`} />
        <Stack as="aside">
          {asking ? (
            <BookingForm session={session} what={what} once={once} typed={refusal?.typed} errors={refusal?.errors} />
          ) : (
            <BookingPanel session={session} why={why} once={once} />
          )}
        </Stack>
      </Two>
    </>
  );
}
