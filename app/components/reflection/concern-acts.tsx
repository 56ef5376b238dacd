import type { ConcernState } from "#models/shared/vocabulary.ts";
import { Buttons } from "../button.tsx";
import { TextArea } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import type { FormState } from "../form-context.ts";
import { Panel } from "../panel.tsx";
import { useTexts } from "../texts.tsx";

interface ConcernActsProps extends FormState {
  page: { state: ConcernState; version: number };
}

/** What a coordinator does with a concern; each press is a line of its log. */
export function ConcernActs({ page: { state, version }, errors, typed }: ConcernActsProps) {
  const { concern: texts } = useTexts();
  return (
    <Panel label={texts.step}>
      <Form errors={errors} typed={typed}>
        <input type="hidden" name="version" value={version} />
        <TextArea name="text" label={texts.step} hint={texts.stepHint} rows={4} />
        <Buttons>
          {state === "waiting" && (
            <Submit name="press" value="take" doing={texts.doing}>
              {texts.take}
            </Submit>
          )}
          {state === "in-hand" && (
            <Submit name="press" value="answer" doing={texts.doing}>
              {texts.answer}
            </Submit>
          )}
          {state === "answered" && (
            <Submit name="press" value="reopen" kind="second" doing={texts.doing}>
              {texts.reopen}
            </Submit>
          )}
          <Submit name="press" value="note" kind="second" doing={texts.doing}>
            {texts.note}
          </Submit>
        </Buttons>
      </Form>
    </Panel>
  );
}
