import { DateField } from "./field.tsx";
import { Form, Submit } from "./form.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** Days on which nobody at a site is expected to answer. */
export function ClosedDays({ days, errors }: { days: readonly string[]; errors?: Record<string, string> }) {
  const { site } = useTexts();
  const { day } = useSay();
  const said = (date: string): string => day(new Date(`${date}T00:00:00Z`), "UTC");
  return (
    <Section title={site.closed}>
      <p className="work soft">{days.length > 0 ? site.closedText : site.closedNone}</p>
      <ul className="gap-above-s">
        {days.map((date) => (
          <li key={date} className="cluster cluster--apart">
            <span>{said(date)}</span>
            <Form spaced="none" once={date}>
              <input type="hidden" name="day" value={date} />
              <input type="hidden" name="open" value="yes" />
              <Submit kind="quiet" small doing={site.opening} aria-label={site.openOn(said(date))}>
                {site.open}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
      <Form errors={errors} className="gap-above-s">
        <DateField name="day" label={site.day} />
        <Submit kind="second" doing={site.closing}>
          {site.close}
        </Submit>
      </Form>
    </Section>
  );
}
