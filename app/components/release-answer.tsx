import { useId, useState } from "react";
import type { Decision } from "#models/booking/deciding.ts";
import { Anchor } from "./anchor.tsx";
import { BigState } from "./bigstate.tsx";
import { ButtonLink, ButtonNote } from "./button.tsx";
import { Choice } from "./choice.tsx";
import { TextArea } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Panel } from "./panel.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface ReleaseAnswerProps {
  decision: Decision;
  typed?: Readonly<Record<string, string | string[]>>;
  errors?: Readonly<Record<string, string>>;
}

/** The answer to a request: release, or decline with a reason. Asked twice, it says what was decided. */
export function ReleaseAnswer(props: ReleaseAnswerProps) {
  return props.decision.words.length > 0 ? <Ask {...props} /> : <Answered decision={props.decision} />;
}

function Ask({ decision, typed, errors }: ReleaseAnswerProps) {
  const { release } = useTexts();
  const say = useSay();
  const id = useId();
  const { person, alternatives, words } = decision;
  const forHost = !words.includes("home");
  // What the button says follows the choice above it; without script it says the same for all of them.
  const [chosen, choose] = useState(String(typed?.alternative ?? ""));
  const instead = alternatives.find(({ sessionId }) => sessionId === chosen);
  return (
    <Panel labelledBy={id}>
      <h2 id={id}>{release.yours}</h2>
      <Form
        spaced="stack"
        onChange={({ target }) => target instanceof HTMLInputElement && target.type === "radio" && choose(target.value)}
      >
        <Submit name="answer" value="release" doing={release.pressing} wide>
          {forHost ? release.agree(person.name) : release.press(person.name)}
        </Submit>
        <ButtonNote>{release.follows(person.name)}</ButtonNote>
        <hr />
        <h3>{release.orDecline}</h3>
        <TextArea
          name="reason"
          label={release.reason}
          hint={release.reasonHint(person.name)}
          optional
          rows={2}
          value={String(typed?.reason ?? "")}
          error={errors?.reason}
        />
        {alternatives.length > 0 && (
          <Choice
            name="alternative"
            label={release.instead}
            hint={release.insteadHint(person.name)}
            error={errors?.alternative}
            tight
            value={String(typed?.alternative ?? "")}
            options={[
              { value: "", text: release.insteadNone },
              ...alternatives.map(({ sessionId, title, startsAt, zone, siteName }) => ({
                value: sessionId,
                text: title,
                note: release.insteadWhen(say.moment(startsAt, zone), siteName),
              })),
            ]}
          />
        )}
        <Submit name="answer" value="decline" doing={release.declining} kind="second" wide>
          {instead ? release.declineFor(say.shortDay(instead.startsAt, instead.zone)) : release.decline}
        </Submit>
        <ButtonNote>{release.fair}</ButtonNote>
      </Form>
    </Panel>
  );
}

function Answered({ decision }: { decision: Decision }) {
  const { release, booking } = useTexts();
  const say = useSay();
  const id = useId();
  const { state, answered, bookingId } = decision;
  const instead = answered?.instead;
  const who = answered?.byYou ? release.you : answered?.by || release.somebody;
  const known = state in release.answered ? (state as keyof typeof release.answered) : null;
  const word =
    state === "requested"
      ? release.agreedAlready
      : known && answered
        ? release.answered[known](who, say.moment(answered.at))
        : release.notAsked;
  return (
    <Panel labelledBy={id}>
      <BigState of={state} word={word} heading id={id}>
        {answered?.reason && booking.quoted(answered.reason)}
      </BigState>
      {instead && (
        <p>
          {release.suggested} <Anchor to={`/sessions/${instead.sessionId}`}>{instead.title}</Anchor>
          {", "}
          {release.insteadWhen(say.moment(instead.startsAt, instead.zone), instead.siteName)}
        </p>
      )}
      <ButtonLink to={`/bookings/${bookingId}`} kind="second" wide>
        {release.seeIt}
      </ButtonLink>
    </Panel>
  );
}
