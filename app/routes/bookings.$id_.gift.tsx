import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { givePlace } from "#models/booking/giving.ts";
import { giftRefusal } from "#models/booking/handing.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { searchPeople } from "#models/people/directory.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Choice } from "#app/components/choice.tsx";
import { Decided } from "#app/components/decided.tsx";
import { Errors } from "#app/components/errors.tsx";
import { TextField } from "#app/components/field.tsx";
import { Form, Submit } from "#app/components/form.tsx";
import { Head } from "#app/components/head.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { giftLabels } from "#app/forms/labels/booking.ts";
import { giftForm } from "#app/forms/booking.ts";
import { oneTimeKey, readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse, sentenceOf } from "#app/server/respond.ts";
import { requireViewer, type Viewer } from "#app/server/viewer.ts";

/** So many colleagues are shown for what was typed. */
const SHOWN = 10;

export const meta: MetaFunction = (args) => titled(args, ({ handing }) => handing.gift.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const words = (new URL(request.url).searchParams.get("words") ?? "").slice(0, 100);
  return open(async () => {
    const booking = await lookAtBooking(viewer.actor, params.id!, viewer.now);
    if (!booking.person.own) throw notAllowed();
    const refusal = giftRefusal(booking);
    const why = refusal && sentenceOf(refusal, viewer);
    const found = words && !refusal ? (await searchPeople({ words }, SHOWN)).people : [];
    return { booking, why, words, people: found.filter(({ id }) => id !== viewer.id), once: oneTimeKey() };
  });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(giftForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  return attempt(form.typed, viewer, async () => {
    const { person, key } = form.value;
    const gift = { bookingId: params.id!, toPersonId: person, aim: "", key };
    const { name, state } = await givePlace(viewer.actor, gift, viewer.now).catch((error: unknown) => {
      throw ofColleague(error, viewer);
    });
    const { done, doneAsked } = textsFor(viewer.language).handing.gift;
    return redirectWithFlash(context, "/my-sessions", (state === "booked" ? done : doneAsked)(name));
  });
}

/** What the rules refuse a colleague speaks to them: whoever gives the place is told what they would read. */
function ofColleague(error: unknown, viewer: Viewer): unknown {
  if (!(error instanceof DomainError) || typeof error.facts.name !== "string") return error;
  const { name } = error.facts;
  return new DomainError("cannot-be-named", { name, why: sentenceOf(error, viewer) }, "person");
}

export default function Gift() {
  const { booking, why, words, people, once } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { gift } = useTexts().handing;
  const to = `/bookings/${booking.id}`;
  if (why !== null) return <Decided booking={booking} why={why} cannot={gift.cannot} />;
  return (
    <>
      <Back to={to}>{booking.title}</Back>
      {refusal && <Errors fields={refusal.errors} labels={giftLabels} general={refusal.formError ?? undefined} />}
      <Head title={gift.title} />
      <Two kind="thing">
        <SessionSign session={booking} to={`/sessions/${booking.sessionId}`} slim />
        <Stack>
          <p>{gift.text}</p>
          <form method="get" className="form">
            <TextField name="words" type="search" label={gift.search} value={words} autoComplete="off" />
            <button type="submit" className="btn btn--second">
              {gift.find}
            </button>
          </form>
          {words && people.length === 0 && <p>{gift.nobody}</p>}
          {people.length > 0 && (
            <Form once={once} errors={refusal?.errors} typed={refusal?.typed}>
              <Choice
                name="person"
                type="radio"
                label={gift.choose}
                options={people.map(({ id, name, jobTitle, departmentName }) => ({
                  value: id,
                  text: name,
                  note: [jobTitle, departmentName].filter(Boolean).join(", "),
                }))}
              />
              <Buttons>
                <Submit doing={gift.doing}>{gift.press}</Submit>
                <ButtonLink to={to} kind="quiet">
                  {gift.keep}
                </ButtonLink>
              </Buttons>
            </Form>
          )}
        </Stack>
      </Two>
    </>
  );
}
