import { useId } from "react";
import type { SessionLook } from "#models/booking/session-look.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { BigState } from "./bigstate.tsx";
import { BookingForm, useSteps, type Asking } from "./booking-form.tsx";
import { ButtonLink } from "./button.tsx";
import { lockedBy } from "./locked-by.ts";
import type { Condition } from "./looks.ts";
import { Panel } from "./panel.tsx";
import { Places } from "./places.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { Timeline } from "./timeline.tsx";
import { ClashLine } from "./wait-clash.tsx";

interface BookingPanelProps {
  session: SessionLook;
  /** Why it cannot be booked now, as a sentence. */
  why: string | null;
  once: string;
}

/** The decision on a session's page: what it may be for the reader, and the one button. */
export function BookingPanel({ session, why, once }: BookingPanelProps) {
  const { prospect } = session;
  if (prospect.what === "mine") return <MinePanel session={session} {...prospect} />;
  if (prospect.what === "refused") return <RefusedPanel session={session} why={why} />;
  return <AskPanel session={session} what={prospect.what} once={once} />;
}

function AskPanel({ session, what, once }: { session: SessionLook; what: Asking; once: string }) {
  const texts = useTexts().session;
  const id = useId();
  const { cap } = session.asking;
  const steps = useSteps(session, what);
  const behind = what === "wait" && session.left > 0;
  return (
    <Panel labelledBy={id}>
      <BigState
        word={behind ? texts.can.waitBehind : texts.can[what]}
        heading
        id={id}
        of={what === "wait" ? "waiting" : undefined}
      >
        <Left session={session} />
        {behind && <>. {texts.behind}</>}
        {what === "request" && cap && <>. {texts.cap(cap.away, cap.atOnce)}</>}
      </BigState>
      <BookingForm session={session} what={what} once={once} />
      <hr />
      <h3>{texts.then.title}</h3>
      <Timeline steps={steps} label={texts.then.title} />
    </Panel>
  );
}

function MinePanel({ session, state, bookingId }: { session: SessionLook; state: BookingState; bookingId: string }) {
  const { booking, session: texts } = useTexts();
  const id = useId();
  return (
    <Panel kind={state === "offered" ? "spot" : undefined} labelledBy={id}>
      <BigState of={state} word={booking.big[state]} heading id={id}>
        <Left session={session} mine={state === "booked"} />
      </BigState>
      {session.clash && (
        <p className="work">
          <ClashLine clash={session.clash} />
        </p>
      )}
      <ButtonLink to={state === "offered" ? `/bookings/${bookingId}/offer` : `/bookings/${bookingId}`} wide>
        {state === "offered" ? booking.answerOffer : texts.open}
      </ButtonLink>
    </Panel>
  );
}

function RefusedPanel({ session, why }: { session: SessionLook; why: string | null }) {
  const { session: texts, find } = useTexts();
  const { now } = useReading();
  const code = session.prospect.what === "refused" ? session.prospect.code : "";
  const id = useId();
  const [word, look]: [string, Condition] =
    session.state !== "published"
      ? [texts.can.cancelled, "cancelled"]
      : session.endsAt <= now
        ? [texts.can.over, "locked"]
        : session.startsAt <= now
          ? [texts.can.begun, "locked"]
          : [find.outcome[lockedBy(code)], "locked"];
  return (
    <Panel labelledBy={id}>
      <BigState of={look} word={word} heading id={id}>
        {why}
      </BigState>
      {session.dates.length > 0 ? (
        <ButtonLink to="#dates" kind="second" wide>
          {texts.otherDates}
        </ButtonLink>
      ) : (
        <ButtonLink to="/find" kind="second" wide>
          {texts.find}
        </ButtonLink>
      )}
    </Panel>
  );
}

function Left({ session, mine }: { session: SessionLook; mine?: boolean }) {
  return <Places left={session.left} of={session.places} mine={mine} />;
}
