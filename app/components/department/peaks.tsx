import type { Peak } from "#models/people/peak.ts";
import type { Typed } from "#models/shared/field-errors.ts";
import { DateField, Fields } from "../field.tsx";
import { Form, Submit } from "../form.tsx";
import { useSayDays } from "../say-days.ts";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";

/** Says on which days there are no hands free for visitors. */
export function PeakForm({ errors, typed }: { errors?: Record<string, string>; typed?: Typed }) {
  const { peak } = useTexts().department;
  return (
    <Form errors={errors} typed={typed}>
      <Fields>
        <DateField name="from" label={peak.from} />
        <DateField name="until" label={peak.until} />
      </Fields>
      <Submit doing={peak.pressing}>{peak.press}</Submit>
    </Form>
  );
}

/** Those ahead, each with who said so and a way to take them away. */
export function PeaksNow({ peaks }: { peaks: readonly Peak[] }) {
  const { peak } = useTexts().department;
  const say = useSayDays();
  return (
    <Section title={peak.now}>
      {peaks.length === 0 && <p className="work soft">{peak.none}</p>}
      <ul className="stack">
        {peaks.map(({ from, until, by }) => (
          <li key={`${from} ${until}`} className="cluster cluster--line cluster--apart gap-above-s">
            <span>
              {say({ from, until })}
              {by && (
                <>
                  <br />
                  <span className="work soft">{peak.by(by)}</span>
                </>
              )}
            </span>
            <Form spaced="none" once={`${from} ${until}`}>
              <input type="hidden" name="from" value={from} />
              <input type="hidden" name="until" value={until} />
              <Submit
                name="end"
                value="yes"
                kind="quiet"
                small
                doing={peak.ending}
                aria-label={peak.endOf(say({ from, until }))}
              >
                {peak.end}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
