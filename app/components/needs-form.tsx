import type { Typed } from "#models/shared/field-errors.ts";
import { CheckField } from "./choice.tsx";
import { TextArea } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

interface NeedsFormProps {
  accessNeeds: string;
  sharesNeeds: boolean;
  typed?: Typed;
  errors?: Record<string, string>;
}

/** What the reader needs to come along, and whether the hosts of their sessions may read it. */
export function NeedsForm({ accessNeeds, sharesNeeds, typed, errors }: NeedsFormProps) {
  const { needs } = useTexts().day;
  return (
    <Section title={needs.title} id="needs">
      <Form typed={typed} errors={errors}>
        <p>{needs.text}</p>
        <TextArea name="accessNeeds" label={needs.field} value={accessNeeds} rows={2} optional />
        <CheckField name="sharesNeeds" label={needs.share} checked={sharesNeeds} />
        <Submit kind="second" doing={needs.doing}>
          {needs.press}
        </Submit>
      </Form>
    </Section>
  );
}
