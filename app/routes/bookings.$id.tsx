import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtBooking } from "#models/booking/booking-look.ts";
import { DomainError } from "#models/errors.ts";
import { isLive } from "#models/shared/vocabulary.ts";
import { AddToCalendar } from "#app/components/add-to-calendar.tsx";
import { Alternatives } from "#app/components/alternatives.tsx";
import { Back } from "#app/components/back.tsx";
import { useAbove, useBig } from "#app/components/booking-above.ts";
import { BookingChanges } from "#app/components/booking-changes.tsx";
import { BookingTimeline } from "#app/components/booking-timeline.tsx";
import { bookingPlace } from "#app/components/booking-place.ts";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Head } from "#app/components/head.tsx";
import { LineReason } from "#app/components/line-reason.tsx";
import { looks } from "#app/components/looks.ts";
import { onDay } from "#app/components/on-day.ts";
import { Section } from "#app/components/section.tsx";
import { SessionSign } from "#app/components/session-head.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { ClashNote } from "#app/components/wait-clash.tsx";
import { open, sentenceOf } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, (texts) => data?.booking.title ?? texts.mySessions.title);

export const handle: Handle = { place: bookingPlace };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const booking = await open(() => lookAtBooking(viewer.actor, params.id!, viewer.now));
  const { ending } = booking;
  const said = "code" in ending && isLive(booking.state) && ending.code !== "not-allowed";
  const { suggested } = booking;
  const gone = suggested?.now.what === "gone" ? suggested.now.why : null;
  const sentence = ({ code, facts }: Pick<DomainError, "code" | "facts">) =>
    sentenceOf(new DomainError(code, facts), viewer);
  return {
    booking,
    why: said ? sentence(ending) : null,
    suggested: suggested && { ...suggested, why: gone && sentence(gone) },
  };
}

export default function Booking() {
  const { booking, why, suggested } = useLoaderData<typeof loader>();
  const { booking: texts, day } = useTexts();
  const { now } = useReading();
  const { state, person, id, sessionId, aim, bring, wear, goodToKnow } = booking;
  const over = state === "booked" && booking.endsAt <= now;
  const live = isLive(state) && !over;
  return (
    <>
      <Back to={person.own ? "/my-sessions" : `/sessions/${sessionId}`}>{person.own ? texts.mine : booking.title}</Back>
      <Head
        over={useAbove(booking)}
        title={useBig(booking)}
        lead={booking.firstCall ? texts.firstCall : undefined}
        icon={over ? undefined : looks[state].icon}
        tone={looks[state].tone}
      />
      <Two>
        <Stack>
          <SessionSign
            session={booking}
            to={`/sessions/${sessionId}`}
            kind={live && person.own ? (state === "booked" ? "mine" : "soft") : undefined}
          />
          {live && person.own && state === "booked" && onDay(booking, now) && (
            <Buttons>
              <ButtonLink to={`/bookings/${id}/day`} icon="id-badge-2">
                {day.card.open}
              </ButtonLink>
            </Buttons>
          )}
          {live && person.own && state === "booked" && !onDay(booking, now) && (
            <AddToCalendar booking={booking} email={person.email} />
          )}
          {live && person.own && booking.clash && <ClashNote id={id} clash={booking.clash} />}
          {live && person.own && state === "offered" && (
            <Buttons>
              <ButtonLink to={`/bookings/${id}/offer`}>{texts.answerOffer}</ButtonLink>
            </Buttons>
          )}
          {booking.mayDecide && (
            <Buttons>
              <ButtonLink to={`/bookings/${id}/release`}>{texts.answer}</ButtonLink>
            </Buttons>
          )}
          {booking.movedTo && (
            <Buttons>
              <ButtonLink to={`/bookings/${booking.movedTo}`} kind="second">
                {texts.seeMoved}
              </ButtonLink>
            </Buttons>
          )}
          {!isLive(state) && state !== "moved" && person.own && (
            <Alternatives suggested={suggested} sessions={booking.alternatives} />
          )}
          {live && (bring || wear || goodToKnow) && (
            <Section title={texts.before} className="gap-above">
              <Facts
                lined
                of={[
                  bring !== "" && { term: texts.bring, answer: bring },
                  wear !== "" && { term: texts.wear, answer: wear },
                  goodToKnow !== "" && { term: texts.goodToKnow, answer: goodToKnow },
                ]}
              />
            </Section>
          )}
        </Stack>
        <Stack as="aside" space="wide">
          <section>
            <h2>{texts.happened}</h2>
            <div className="gap-above-s">
              <BookingTimeline booking={booking} />
            </div>
          </section>
          {person.own && <LineReason booking={booking} />}
          {aim && (
            <section>
              <h2>{person.own ? texts.aim : texts.aimOf(person.name)}</h2>
              <p className="work gap-above-s">{texts.quoted(aim)}</p>
            </section>
          )}
          <BookingChanges booking={booking} why={why} />
        </Stack>
      </Two>
    </>
  );
}
