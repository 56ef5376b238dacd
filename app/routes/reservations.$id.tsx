import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allocatePlaces, type Named } from "#models/booking/allocating.ts";
import { lookAtReservation } from "#models/booking/reservation-look.ts";
import { giveReservationBack } from "#models/booking/reserving.ts";
import { DomainError } from "#models/errors.ts";
import { searchPeople } from "#models/people/directory.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { GiveBack, NameForm, NamedAlready } from "#app/components/reservation.tsx";
import { Note } from "#app/components/note.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { nameLabels } from "#app/forms/labels/booking.ts";
import { noLabels } from "#app/forms/labels/labels.ts";
import { oneField, oneTimeKey, readForm } from "#app/forms/form.ts";
import { nameForm } from "#app/forms/reservation.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer, type Viewer } from "#app/server/viewer.ts";

/** So many of the team are shown at once. */
const SHOWN = 10;
/** Refusals that speak to who names; all others are the rules', which speak to who would come. */
const TO_WHO_NAMES: readonly string[] = ["not-found", "not-allowed", "none-held", "not-of-the-team"];

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, ({ reservation }) => reservation.one.title(data?.reservation.places ?? 0));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  const words = (new URL(request.url).searchParams.get("words") ?? "").slice(0, 100);
  return open(async () => {
    const reservation = await lookAtReservation(actor, params.id!);
    const inIt = new Set(reservation.named.map(({ personId }) => personId));
    const found = await searchPeople({ words, departmentId: reservation.team.id }, SHOWN + inIt.size);
    const free = found.people.filter(({ id }) => !inIt.has(id));
    return {
      reservation,
      words,
      people: free.slice(0, SHOWN).map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
      more: free.length > SHOWN || found.next !== null,
      once: oneTimeKey(),
    };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now, language } = viewer;
  const { one } = textsFor(language).reservation;
  const fields = await request.formData();
  const here = `/reservations/${params.id!}`;
  if (oneField(fields, "answer") === "give-back")
    return attempt({}, viewer, async () => {
      const { team } = await lookAtReservation(actor, params.id!);
      await giveReservationBack(actor, params.id!, now);
      return redirectWithFlash(context, `/team?department=${team.id}`, one.backDone);
    });
  const form = readForm(nameForm, fields);
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { personId: personIds, aim, key } = form.value;
    const results = await allocatePlaces(actor, params.id!, { personIds, aim, key }, now);
    const said = results.map((result) => {
      if (result.state === null) return { ok: false, text: whyNot(result, viewer) };
      return { ok: true, text: result.state === "booked" ? one.booked(result.name) : one.asked(result.name) };
    });
    if (said.every(({ ok }) => ok)) return redirectWithFlash(context, here, said.map(({ text }) => text).join(" "));
    const left = results.filter(({ state }) => state === null).map(({ personId }) => personId);
    const refused = said.filter(({ ok }) => !ok).map(({ text }) => text);
    const named = said.filter(({ ok }) => ok).map(({ text }) => text);
    const typed = { ...form.typed, personId: left };
    return data({ errors: { personId: refused.join(" ") }, formError: null, typed, named }, { status: 422 });
  });
}

/** Why somebody was not named, to who names them. */
function whyNot({ name, code, facts }: Extract<Named, { state: null }>, viewer: Viewer): string {
  const own = sentenceOf(new DomainError(code, facts), viewer);
  return TO_WHO_NAMES.includes(code) || name === ""
    ? own
    : sentenceOf(new DomainError("cannot-be-named", { name, why: own }), viewer);
}

export default function Reservation() {
  const { reservation, ...found } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { one } = useTexts().reservation;
  const say = useSay();
  const { places, team, session, by, until, named } = reservation;
  return (
    <>
      <Back to={`/team?department=${team.id}`}>{one.team}</Back>
      {refusal && (
        <Errors
          fields={refusal.errors}
          labels={"named" in refusal ? noLabels : nameLabels(places)}
          general={refusal.formError ?? undefined}
          title={"named" in refusal ? (refusal.named.length > 0 ? one.some : one.none) : undefined}
        />
      )}
      {refusal && "named" in refusal && refusal.named.length > 0 && (
        <div className="gap-below">
          <Note kind="yes" says="status">
            {refusal.named.map((text: string) => (
              <p key={text}>{text}</p>
            ))}
          </Note>
        </div>
      )}
      <Head
        over={one.over(team.name)}
        title={one.title(places)}
        lead={places > 0 ? one.lead(by, say.moment(until)) : undefined}
      />
      <Two>
        <Stack space="wide">
          <SessionSign session={session} to={`/sessions/${session.id}`} slim />
          {places > 0 && <NameForm {...found} places={places} errors={refusal?.errors} typed={refusal?.typed} />}
        </Stack>
        <Stack as="aside" space="wide">
          <NamedAlready named={named} />
          {places > 0 && <GiveBack places={places} waiting={session.waiting} />}
        </Stack>
      </Two>
    </>
  );
}
