import type { Appointed, DepartmentView } from "#models/people/department-view.ts";
import type { AppointmentKind } from "#models/shared/vocabulary.ts";
import { Form, Submit } from "../form.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";
import { lastDayOf } from "./appointments.tsx";

/** Everybody who is appointed, each with a way to end it. */
export function AppointedNow({ department }: { department: DepartmentView }) {
  const { one } = useTexts().department;
  const { shortDay } = useSay();
  const { hosts, leads, deputies, zone } = department;
  return (
    <Stack space="wide" as="aside">
      <Group title={one.hosts} as="host" people={hosts} />
      <Group title={one.leads} as="lead" people={leads} />
      <Group
        title={one.deputies}
        as="deputy"
        people={deputies.map(({ from, until, ...person }) => ({
          ...person,
          jobTitle: one.fromUntil(shortDay(from, zone), shortDay(lastDayOf(until), zone)),
        }))}
      />
    </Stack>
  );
}

function Group({ title, as, people }: { title: string; as: AppointmentKind; people: readonly Appointed[] }) {
  const { appoint } = useTexts().department;
  return (
    <Section title={title}>
      {people.length === 0 && <p className="work soft">{appoint.nobody}</p>}
      <ul className="stack">
        {people.map(({ id, name, jobTitle }) => (
          <li key={id} className="cluster cluster--line cluster--apart gap-above-s">
            <Who name={name} to={`/people/${id}`} small>
              {jobTitle}
            </Who>
            <Form spaced="none" once={`${as} ${id}`}>
              <input type="hidden" name="as" value={as} />
              <input type="hidden" name="person" value={id} />
              <Submit kind="quiet" small doing={appoint.ending} aria-label={appoint.endOf(appoint.kinds[as], name)}>
                {appoint.end}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
