import { IMPROVEMENT_STATES, type ImprovementState } from "#models/shared/vocabulary.ts";
import { ButtonNote } from "../button.tsx";
import { Choice } from "../choice.tsx";
import { DateField, TextArea } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import type { FormState } from "../form-context.ts";
import { Panel } from "../panel.tsx";
import { useTexts } from "../texts.tsx";

interface StepFormProps extends FormState {
  page: { state: ImprovementState; due: string; version: number };
}

/** Says how far an improvement is; its author hears. */
export function StepForm({ page, errors, typed }: StepFormProps) {
  const { improvement: texts } = useTexts();
  return (
    <Panel labelledBy="step">
      <h2 id="step">{texts.update}</h2>
      <Form errors={errors} typed={typed}>
        <input type="hidden" name="version" value={page.version} />
        <Choice
          name="state"
          label={texts.state}
          tight
          value={page.state}
          options={IMPROVEMENT_STATES.map((value) => ({ value, text: texts.states[value] }))}
        />
        <TextArea name="text" label={texts.text} hint={texts.textHint} rows={3} />
        <DateField name="due" label={texts.due} value={page.due} />
        <Submit doing={texts.pressing} wide>
          {texts.press}
        </Submit>
        <ButtonNote>{texts.updateHint}</ButtonNote>
      </Form>
    </Panel>
  );
}
