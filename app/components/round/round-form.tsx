import type { Typed } from "#models/shared/field-errors.ts";
import { CheckField, Choice } from "../choice.tsx";
import { DateField, Fields, TextField, TimeField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useTexts } from "../texts.tsx";

export interface RoundFormFacts {
  name: string;
  firstDay: string;
  lastDay: string;
  deadlineDay: string;
  deadlineClock: string;
  departments: string[];
  seed: string;
}

interface RoundFormProps {
  facts: RoundFormFacts;
  /** Name of the place whose clock the deadline goes by. */
  place: string;
  departments: readonly { id: string; name: string }[];
  /** An opened round is changed: the version the form shows. */
  version?: number;
  once?: string;
  errors?: Record<string, string>;
  typed?: Typed;
}

/** A round: its name, days, deadline, and who may take part. */
export function RoundForm({ facts, place, departments, version, once, errors, typed }: RoundFormProps) {
  const { form } = useTexts().round;
  return (
    <Form once={once} errors={errors} typed={typed}>
      <TextField name="name" label={form.name} hint={form.nameHint} value={facts.name} autoComplete="off" />
      <Fields>
        <DateField name="firstDay" label={form.firstDay} value={facts.firstDay} />
        <DateField name="lastDay" label={form.lastDay} value={facts.lastDay} />
      </Fields>
      <Fields>
        <DateField name="deadlineDay" label={form.deadlineDay} value={facts.deadlineDay} />
        <TimeField
          name="deadlineClock"
          label={form.deadlineClock}
          hint={form.deadlineHint(place)}
          value={facts.deadlineClock}
        />
      </Fields>
      <Choice
        name="departments"
        type="checkbox"
        tight
        label={form.departments}
        hint={form.departmentsHint}
        value={facts.departments}
        options={departments.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <TextField name="seed" label={form.seed} hint={form.seedHint} value={facts.seed} optional autoComplete="off" />
      {version === undefined ? (
        <>
          <CheckField name="tell" label={form.tell} checked />
          <Submit doing={form.pressing}>{form.press}</Submit>
        </>
      ) : (
        <>
          <input type="hidden" name="version" value={version} />
          <Submit doing={form.saving}>{form.save}</Submit>
        </>
      )}
    </Form>
  );
}
