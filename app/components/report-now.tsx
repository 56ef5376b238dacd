import { Form, Submit } from "./form.tsx";
import { Section } from "./section.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";
import { Who } from "./who.tsx";

interface ReportNowProps {
  people: readonly { id: string; name: string; jobTitle: string }[];
  count: number;
}

/** Everybody who reports to somebody, each with a way to end it. */
export function ReportNow({ people, count }: ReportNowProps) {
  const { person, department } = useTexts();
  const { number } = useSay();
  const { reports } = person.one;
  return (
    <Section title={reports.now}>
      {count === 0 && <p className="work soft">{reports.none}</p>}
      <ul className="stack">
        {people.map(({ id, name, jobTitle }) => (
          <li key={id} className="cluster cluster--apart gap-above-s">
            <Who name={name} to={`/people/${id}`} small>
              {jobTitle}
            </Who>
            <Form spaced="none" once={id}>
              <input type="hidden" name="end" value={id} />
              <Submit kind="quiet" small doing={department.appoint.ending} aria-label={reports.endOf(name)}>
                {department.appoint.end}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
      {count > people.length && <p className="work soft">{reports.more(number(count - people.length))}</p>}
    </Section>
  );
}
