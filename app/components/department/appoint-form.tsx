import type { PeoplePage } from "#models/people/directory.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { APPOINTMENT_KINDS } from "#models/shared/vocabulary.ts";
import { CheckField, Choice } from "../choice.tsx";
import { DateField, Fields, TextField } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { PeopleTicks } from "../people-ticks.tsx";
import { SearchForm } from "../search-form.tsx";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";

interface AppointFormProps {
  /** Null before anybody was looked for. */
  found: PeoplePage | null;
  words: string;
  own: boolean;
  errors?: Record<string, string>;
  typed?: Typed;
}

/** Look for people, tick one or many, say as what. */
export function AppointForm({ found, words, own, errors, typed }: AppointFormProps) {
  const { appoint } = useTexts().department;
  return (
    <Section title={appoint.add}>
      <SearchForm label={appoint.find}>
        <TextField name="words" type="search" label={appoint.search} value={words} autoComplete="off" />
        <CheckField name="own" label={appoint.own} checked={own} />
      </SearchForm>
      {found && found.people.length === 0 && <p className="gap-above">{appoint.nothing}</p>}
      {found && found.people.length > 0 && (
        <Form errors={errors} typed={typed} className="gap-above">
          <PeopleTicks found={found} />
          <Choice
            name="as"
            label={appoint.as}
            value="host"
            options={APPOINTMENT_KINDS.map((kind) => ({
              value: kind,
              text: appoint.kinds[kind],
              note: appoint.kindNotes[kind],
            }))}
          />
          <Fields>
            <DateField name="from" label={appoint.from} hint={appoint.spanHint} optional />
            <DateField name="until" label={appoint.until} hint={appoint.spanHint} optional />
          </Fields>
          <Submit doing={appoint.pressing}>{appoint.press}</Submit>
        </Form>
      )}
    </Section>
  );
}
