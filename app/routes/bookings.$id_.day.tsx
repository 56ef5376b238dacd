import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkIn, undoCheckIn } from "#models/booking/arriving.ts";
import { dayCard, type DayCard } from "#models/booking/day-card.ts";
import { textsFor } from "#models/shared/texts/index.ts";
import { minutesBetween } from "#models/shared/time.ts";
import { Back } from "#app/components/back.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { DayActs } from "#app/components/day-acts.tsx";
import { DayFacts } from "#app/components/day-facts.tsx";
import { Errors } from "#app/components/errors.tsx";
import { Head } from "#app/components/head.tsx";
import { DayName } from "#app/components/local-time.tsx";
import { useSay } from "#app/components/say.ts";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { State } from "#app/components/state.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { hereLabels } from "#app/forms/labels/booking.ts";
import { hereForm } from "#app/forms/day.ts";
import { readForm } from "#app/forms/form.ts";
import { attempt, open, redirectWithFlash, refuse } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ day }) => day.card.title);

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { actor } = await requireViewer(request, context);
  return { card: await open(() => dayCard(actor, params.id!)) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readForm(hereForm, await request.formData());
  if ("errors" in form) return refuse(viewer, form);
  const { card } = textsFor(viewer.language).day;
  const here = form.value.here === "yes";
  return attempt(form.typed, viewer, async () => {
    await (here ? checkIn : undoCheckIn)(viewer.actor, params.id!, viewer.now);
    return redirectWithFlash(context, `/bookings/${params.id!}/day`, here ? card.hereDone : card.undone);
  });
}

/** What is the case with the visit now. */
function phaseOf({ state, cancelled, startsAt, endsAt, closed }: DayCard, now: Date) {
  if (cancelled || (state !== "booked" && !["requested", "waiting", "offered"].includes(state))) return "gone";
  if (state !== "booked") return "notFirm";
  return endsAt <= now || closed ? "over" : startsAt <= now ? "running" : "before";
}

export default function Day() {
  const { card } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { day, mySessions } = useTexts();
  const { now } = useReading();
  const phase = phaseOf(card, now);
  const { id, sessionId, outcome } = card;
  const under = phase === "before" || phase === "running";
  return (
    <>
      <Back to="/my-sessions">{mySessions.title}</Back>
      <Errors fields={refusal?.errors} labels={hereLabels} general={refusal?.formError ?? undefined} />
      <Head over={<DayName at={card.startsAt} zone={card.zone} />} title={useTitle(card, phase)} />
      <Two kind="even">
        <Stack>
          <SessionSign session={card} to={`/sessions/${sessionId}`} kind={under ? "mine" : undefined} slim />
          {under && <DayActs card={card} />}
          {!under && (
            <Stack space="tight">
              {outcome && (
                <p>
                  <State of={outcome} />
                </p>
              )}
              <p>{{ over: day.card.overText, gone: day.card.goneText, notFirm: day.card.notFirmText }[phase]}</p>
              <p>
                <ButtonLink to={`/bookings/${id}`} kind="second">
                  {day.card.booking}
                </ButtonLink>
              </p>
            </Stack>
          )}
        </Stack>
        <DayFacts card={card} />
      </Two>
    </>
  );
}

function useTitle({ startsAt, endsAt }: DayCard, phase: ReturnType<typeof phaseOf>): string {
  const { card } = useTexts().day;
  const { now } = useReading();
  const say = useSay();
  const left = minutesBetween(now, startsAt);
  if (phase === "before") return left < 60 ? card.startsIn(Math.max(1, left)) : card.startsAt(say.moment(startsAt));
  if (phase === "running") return card.running(say.clock(endsAt));
  return { over: card.over, gone: card.gone, notFirm: card.notFirm }[phase];
}
