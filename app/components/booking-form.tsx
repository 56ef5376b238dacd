import type { SessionLook } from "#models/booking/session-look.ts";
import { ButtonNote } from "./button.tsx";
import { CheckField } from "./choice.tsx";
import { TextArea } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Note } from "./note.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

export type Asking = "book" | "request" | "wait";

interface BookingFormProps {
  session: SessionLook;
  what: Asking;
  /** One-time key of this showing of the form. */
  once: string;
  /** What was typed before it was refused. */
  typed?: Readonly<Record<string, string | string[]>>;
  errors?: Readonly<Record<string, string>>;
}

/** Asks for a place: the aim, one button that says what will happen, and below it what follows and by when. */
export function BookingForm({ session, what, once, typed, errors }: BookingFormProps) {
  const texts = useTexts().session;
  const follows = useFollows(session);
  const { prospect } = session;
  const noRoom = prospect.what === "wait" && prospect.team !== null;
  return (
    <Form action={`/sessions/${session.id}/booking`} once={once} spaced="stack">
      <input type="hidden" name="promised" value={what === "wait" ? "line" : "place"} />
      <TextArea
        name="aim"
        label={texts.aim}
        hint={texts.aimHint}
        optional
        rows={3}
        value={String(typed?.aim ?? "")}
        error={errors?.aim}
      />
      {what === "wait" && (
        <CheckField name="leaveClashing" label={texts.leaveClashing} checked={typed?.leaveClashing !== undefined} />
      )}
      {noRoom && <NoRoom team={prospect.team} />}
      <Submit doing={texts.doing[what]} wide>
        {noRoom ? texts.pressNoRoom : texts.press[what]}
      </Submit>
      <ButtonNote>{follows[what]}</ButtonNote>
    </Form>
  );
}

/** Said before joining: the line may come to the person while the team has nobody to spare. */
function NoRoom({ team }: { team: { code: string; facts: Readonly<Record<string, unknown>> } | null }) {
  const { noRoom } = useTexts().session;
  const { most, least } = team?.facts ?? {};
  return (
    <Note kind="asked">
      {team?.code === "staffing-reached" ? noRoom.staffing(Number(least)) : noRoom.cap(Number(most))} {noRoom.then}
    </Note>
  );
}

/** What pressing the button brings, in a sentence. */
function useFollows({ asking, closesAt, zone, siteName, waiting }: SessionLook) {
  const say = useSay();
  const { session, times } = useTexts();
  return {
    book: session.follows.book(times.there(say.moment(closesAt, zone), siteName)),
    request: session.follows.request(say.anyOf(asking.deciders), say.moment(asking.answerBy)),
    wait: session.follows.wait(times.ordinal(waiting + 1)),
  };
}

/** What comes after pressing it, step by step. */
export function useSteps({ asking, closesAt, zone, siteName, waiting, startsAt }: SessionLook, what: Asking) {
  const say = useSay();
  const { session, times } = useTexts();
  const { then } = session;
  const until = times.there(say.moment(closesAt, zone), siteName);
  const visit = { key: "visit", what: then.visit, note: then.visitNote(say.shortDay(startsAt, zone), until) };
  const invitation = { key: "invitation", what: asking.byMail ? then.invitation : then.feed, note: then.atOnce };
  const answer = {
    key: "answer",
    what: then.released(say.anyOf(asking.deciders)),
    note: then.by(say.moment(asking.answerBy)),
  };
  const offered = { key: "offered", what: then.offered, note: then.offeredNote };
  const asked = asking.deciders.length > 0 ? [{ ...answer, note: then.onceTaken }] : [];
  const later = { book: [invitation], request: [answer, invitation], wait: [offered, ...asked, invitation] }[what];
  const note = what === "wait" ? then.waitNote(times.ordinal(waiting + 1)) : times.today;
  return [
    { key: "now", what: then[what], note, stage: "now" as const, icon: "hand-click" as const },
    ...[...later, visit].map((step) => ({ ...step, stage: "later" as const })),
  ];
}
