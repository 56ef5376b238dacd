import { QUESTIONS, type Question, type ReflectionRole } from "#models/shared/vocabulary.ts";
import { Buttons, ButtonNote } from "../button.tsx";
import { CheckField } from "../choice.tsx";
import { TextArea } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import type { FormState } from "../form-context.ts";
import { useTexts } from "../texts.tsx";
import { KeepDraft } from "./keep-draft.tsx";
import { Rating } from "./rating.tsx";

interface ReflectionFormProps extends FormState {
  page: {
    role: ReflectionRole;
    state: string;
    answers: Partial<Record<Question, string>>;
    rating: number | null;
    thanks: string;
    thanksPublic: boolean;
    version: number;
    aim: string;
    hostName: string;
  };
}

/** What one role is asked: a figure, a few words, thanks. Nothing but the figure must be there, and it may wait as a draft. */
export function ReflectionForm({ page, errors, typed }: ReflectionFormProps) {
  const { reflection: texts } = useTexts();
  const { role, aim, state } = page;
  const [first, ...rest] = QUESTIONS[role];
  const hintOf = (question: Question): string | undefined => texts.hints[question];
  const area = (question: Question, hint = hintOf(question)) => (
    <TextArea
      key={question}
      name={question}
      label={texts.questions[question]}
      hint={hint}
      rows={3}
      optional
      value={page.answers[question] ?? ""}
    />
  );
  return (
    <Form errors={errors} typed={typed}>
      {state === "sent" && <input type="hidden" name="version" value={page.version} />}
      {area(first, aim ? texts.aim[role](aim) : hintOf(first))}
      {rest.map((question) => area(question))}
      <Rating
        name="rating"
        label={texts.rating[role]}
        ends={texts.ends[role] as [string, string]}
        value={page.rating}
      />
      {role === "shadow" && state !== "sent" && (
        <>
          <TextArea
            name="thanks"
            label={texts.thanks}
            hint={texts.thanksHint(page.hostName)}
            rows={2}
            optional
            value={page.thanks}
          />
          <CheckField
            name="thanksPublic"
            label={texts.thanksPublic}
            note={texts.thanksPublicNote}
            checked={page.thanksPublic}
          />
        </>
      )}
      {role === "shadow" && state === "sent" && page.thanks && <p className="soft">{texts.thanked}</p>}
      {state !== "sent" && <KeepDraft version={page.version} />}
      <Buttons>
        <Submit name="press" value="send" doing={texts.sending}>
          {state === "sent" ? texts.sendAgain : texts.send}
        </Submit>
        {state !== "sent" && (
          <Submit name="press" value="later" kind="second" doing={texts.saving}>
            {texts.later}
          </Submit>
        )}
      </Buttons>
      <ButtonNote>{texts.whoReads}</ButtonNote>
    </Form>
  );
}
