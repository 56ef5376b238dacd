import { useId } from "react";
import type { ProposalLook } from "#models/programme/proposals.ts";
import { BigState } from "./bigstate.tsx";
import { ButtonLink, ButtonNote } from "./button.tsx";
import { TextArea } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Panel } from "./panel.tsx";
import { proposalLooks } from "./proposal-looks.ts";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

interface ProposalAnswerProps {
  proposal: ProposalLook & { mine: boolean; mayAnswer: boolean };
  /** Where a host publishes a date for it; null for whoever suggested it. */
  publish: string | null;
  /** There is a plan to publish it from. */
  planned: boolean;
  typed?: Readonly<Record<string, string | string[]>>;
  errors?: Readonly<Record<string, string>>;
}

/** What a host answers, what whoever suggested it may still do, or what became of it. */
export function ProposalAnswer({ proposal, publish, planned, typed, errors }: ProposalAnswerProps) {
  const { proposal: texts } = useTexts();
  const id = useId();
  if (proposal.state !== "open" || publish === null) return <Became proposal={proposal} />;
  return (
    <Panel labelledBy={id}>
      <h2 id={id}>{texts.yours}</h2>
      <ButtonLink to={publish} icon={planned ? "calendar-plus" : "plus"} wide>
        {planned ? texts.publish : texts.planFirst}
      </ButtonLink>
      <ButtonNote>{planned ? texts.publishNote(proposal.person) : texts.planFirstNote}</ButtonNote>
      <hr />
      <h3>{texts.orDecline}</h3>
      <Form spaced="stack" errors={errors} typed={typed}>
        <TextArea name="answer" label={texts.answer(proposal.person)} hint={texts.answerHint} rows={3} />
        <Submit name="what" value="decline" doing={texts.declining} kind="second" wide>
          {texts.decline}
        </Submit>
      </Form>
    </Panel>
  );
}

function Became({ proposal }: Pick<ProposalAnswerProps, "proposal">) {
  const { proposal: texts } = useTexts();
  const say = useSay();
  const id = useId();
  const { state, mine, answer, answeredBy, answeredAt, sessionId, department } = proposal;
  return (
    <Panel labelledBy={id}>
      <BigState of={proposalLooks[state]} word={texts.states[state]} heading id={id}>
        {answer && texts.quoted(answer)}
      </BigState>
      {answeredAt && <p className="soft">{texts.answered(answeredBy, say.moment(answeredAt))}</p>}
      {state === "open" && mine ? (
        <Form spaced="stack">
          <Submit name="what" value="withdraw" doing={texts.withdrawing} kind="second" wide>
            {texts.withdraw}
          </Submit>
        </Form>
      ) : (
        <ButtonLink to={sessionId ? `/sessions/${sessionId}` : `/departments/${department.id}`} kind="second" wide>
          {sessionId ? texts.seeSession : texts.seeDepartment}
        </ButtonLink>
      )}
    </Panel>
  );
}
