import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reservationsIn, teamsToReserveFor } from "#models/booking/reservation-look.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { notAllowed } from "#models/errors.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { ReserveForm, ReservedAlready } from "#app/components/reserve-form.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { reserveLabels } from "#app/forms/labels/booking.ts";
import { readForm } from "#app/forms/form.ts";
import { reserveForm } from "#app/forms/reservation.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ reservation }) => reservation.make.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor, now } = await requireViewer(request, context);
  return open(async () => {
    const session = await lookAtSession(actor, params.id!, now);
    const teams = await teamsToReserveFor(actor, session.department.id);
    if (teams.length === 0) throw notAllowed();
    const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
    const held = await reservationsIn(params.id!, [...nameOf.keys()]);
    const holds = new Set(held.map(({ departmentId }) => departmentId));
    return {
      session,
      teams: teams.filter(({ id }) => !holds.has(id)),
      held: held.map(({ departmentId, ...one }) => ({ ...one, team: nameOf.get(departmentId) ?? "" })),
      closed:
        session.state !== "published" ? ("cancelled" as const) : session.closesAt <= now ? ("over" as const) : null,
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(reserveForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { departmentId, places } = form.value;
    const id = await reservePlaces(viewer.actor, params.id!, departmentId, places, viewer.now);
    const { make, one } = textsFor(viewer.language).reservation;
    const undo = { action: `/reservations/${id}`, label: one.undo, fields: { answer: "give-back" } };
    return redirectWithFlash(context, `/reservations/${id}`, make.done(places), { undo });
  });
}

export default function Reserve() {
  const found = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { make } = useTexts().reservation;
  const { session, held } = found;
  const to = `/sessions/${session.id}`;
  return (
    <>
      <Back to={to}>{session.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={reserveLabels} general={refusal.formError ?? undefined} />}
      <Head title={make.title} />
      <Two kind="thing">
        <SessionSign session={session} to={to} slim />
        <Stack>
          {held.length > 0 && <ReservedAlready held={held} />}
          <ReserveForm {...found} errors={refusal?.errors} typed={refusal?.typed} />
        </Stack>
      </Two>
    </>
  );
}
