import type { Dependence } from "#models/people/dependence.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { Code } from "../code.tsx";
import { SelectField, TextField, type Option } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";

/** Says on which department this one depends, and for what. */
export function DependForm({
  others,
  errors,
  typed,
}: {
  others: Option[];
  errors?: Record<string, string>;
  typed?: Typed;
}) {
  const { depend } = useTexts().department;
  return (
    <Form errors={errors} typed={typed}>
      <SelectField name="on" label={depend.department} options={others} empty />
      <TextField name="why" label={depend.why} hint={depend.whyHint} autoComplete="off" />
      <Submit doing={depend.pressing}>{depend.press}</Submit>
    </Form>
  );
}

/** What was said so far, each with a way to take it back. */
export function DependsNow({ on }: { on: readonly Dependence[] }) {
  const { depend } = useTexts().department;
  return (
    <Section title={depend.now}>
      {on.length === 0 && <p className="work soft">{depend.none}</p>}
      <ul className="stack">
        {on.map(({ id, name, code, why }) => (
          <li key={id} className="cluster cluster--line cluster--apart gap-above-s">
            <span>
              <Code code={code} name={name} /> {name}
              <br />
              <span className="work soft">{why}</span>
            </span>
            <Form spaced="none" once={id}>
              <input type="hidden" name="end" value={id} />
              <Submit kind="quiet" small doing={depend.ending} aria-label={depend.endOf(name)}>
                {depend.end}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
