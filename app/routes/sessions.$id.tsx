import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { givenBack } from "#models/booking/given-back.ts";
import { guestsOf } from "#models/booking/mine.ts";
import type { Prospect } from "#models/booking/prospect.ts";
import { teamsToReserveFor } from "#models/booking/reservation-look.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { Anchor } from "#app/components/anchor.tsx";
import { Back } from "#app/components/back.tsx";
import { BookingPanel } from "#app/components/booking-panel.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { HostPanel } from "#app/components/host-panel.tsx";
import { GivenBack } from "#app/components/given-back.tsx";
import type { Handle } from "#app/components/frame.tsx";
import { Guests } from "#app/components/guests.tsx";
import { BeforeYouCome, OtherDates, WhatTheyPromise, WhatYouWillSee } from "#app/components/session-about.tsx";
import { SessionHead, SessionSign } from "#app/components/session-head.tsx";
import { Note } from "#app/components/note.tsx";
import { Stack } from "#app/components/stack.tsx";
import { useReading, useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { Two } from "#app/components/two.tsx";
import { oneTimeKey } from "#app/forms/form.ts";
import { open } from "#app/server/respond.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { whyNot } from "#app/server/why-not.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled({ matches }, (texts) => data?.session.title ?? texts.find.title);

/** To its hosts a session is one of their slots. */
export const handle: Handle = {
  place: (data) => ((data as { hosting?: boolean } | undefined)?.hosting ? "/hosting" : undefined),
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { actor, now } = viewer;
  const session = await open(() => lookAtSession(actor, params.id!, now));
  const bookable = session.state === "published" && session.closesAt > now;
  const [guests, given, teams] = await Promise.all([
    session.mayChange ? guestsOf(actor, session.id) : [],
    session.mayChange ? givenBack(actor, session.id) : [],
    bookable ? teamsToReserveFor(actor, session.department.id, 1) : [],
  ]);
  return {
    session,
    hosting: [...actor.hostOf, ...actor.leadOf].includes(session.department.id),
    why: whyNot(session.prospect, viewer),
    once: oneTimeKey(),
    mayReserve: teams.length > 0,
    given,
    guests: guests.map(({ person, booking }) => ({
      bookingId: String(booking._id),
      name: person,
      state: booking.state,
      aim: booking.aim,
      waitsForHost: booking.state === "requested" && booking.release.needs.includes("host"),
    })),
  };
}

/** Lit when the place is the reader's, dashed when it is not firm. */
const signOf = (prospect: Prospect) =>
  prospect.what !== "mine" ? undefined : prospect.state === "booked" ? "mine" : "soft";

export default function Session() {
  const { session, hosting, why, once, guests, given, mayReserve } = useLoaderData<typeof loader>();
  const { session: texts, reservation, day } = useTexts();
  const { now } = useReading();
  const { mayChange, id, prospect } = session;
  const mayRun = mayChange && session.state === "published";
  const changeable = mayChange && session.state === "published" && session.endsAt > now;
  return (
    <>
      <Back to={hosting ? "/hosting" : "/find"}>{hosting ? texts.slots : texts.find}</Back>
      <SessionHead
        session={session}
        acts={
          (mayRun || mayReserve) && (
            <>
              {mayRun && (
                <ButtonLink to={`/sessions/${id}/day`} kind="second" icon="sun">
                  {day.hosting.open}
                </ButtonLink>
              )}
              {mayReserve && (
                <ButtonLink to={`/sessions/${id}/reservation`} kind="second" icon="users">
                  {reservation.link}
                </ButtonLink>
              )}
              {changeable && (
                <>
                  <ButtonLink to={`/sessions/${id}/edit`} kind="second">
                    {texts.host.change}
                  </ButtonLink>
                  <ButtonLink to={`/sessions/${id}/cancellation`} kind="quiet">
                    {texts.host.cancel}
                  </ButtonLink>
                </>
              )}
            </>
          )
        }
      />
      <Stack>
        {session.hostLeft && changeable && (
          <Note kind="no">
            {texts.host.left(session.hostName)} <Anchor to={`/sessions/${id}/edit`}>{texts.host.nameAnother}</Anchor>
          </Note>
        )}
        <Two kind="thing">
          <SessionSign session={session} kind={signOf(prospect)} />
          <Stack as="aside">
            {mayChange && prospect.what === "refused" ? (
              <HostPanel session={session} guests={guests.map(({ state }) => state)} />
            ) : (
              <BookingPanel session={session} why={why} once={once} />
            )}
          </Stack>
          <Stack space="wide">
            {mayChange && (guests.length > 0 || changeable) && <Guests guests={guests} anew={given.length > 0} />}
            <GivenBack of={given} />
            <WhatYouWillSee session={session} />
            <BeforeYouCome session={session} />
            <WhatTheyPromise session={session} />
            <OtherDates session={session} />
          </Stack>
        </Two>
      </Stack>
    </>
  );
}
