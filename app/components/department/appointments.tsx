import type { ReactNode } from "react";
import type { Appointed, DepartmentView } from "#models/people/department-view.ts";
import { Anchor } from "../anchor.tsx";
import { useSay } from "../say.ts";
import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";
import { Who } from "../who.tsx";

/** Who hosts, who leads, who stands in. */
export function Appointments({ department }: { department: DepartmentView }) {
  const { one } = useTexts().department;
  const { shortDay } = useSay();
  const { hosts, leads, deputies, zone } = department;
  return (
    <Stack space="wide">
      <Section title={one.hosts}>
        <p className="work soft">{hosts.length > 0 ? one.hostsNote : one.noHosts}</p>
        <PeopleList of={hosts} />
      </Section>
      <Section title={one.leads}>
        <p className="work soft">{leads.length > 0 ? one.leadsNote : one.noLeads}</p>
        <PeopleList of={leads} />
      </Section>
      {deputies.length > 0 && (
        <Section title={one.deputies}>
          <PeopleList
            of={deputies}
            note={({ from, until }) => one.fromUntil(shortDay(from, zone), shortDay(lastDayOf(until), zone))}
          />
        </Section>
      )}
    </Stack>
  );
}

/** A span ends at the beginning of the day after its last. */
export const lastDayOf = (until: Date): Date => new Date(until.getTime() - 1);

function PeopleList<T extends Appointed>({ of, note }: { of: readonly T[]; note?: (one: T) => ReactNode }) {
  if (of.length === 0) return null;
  return (
    <ul className="gap-above-s">
      {of.map((person) => (
        <li key={person.id}>
          <Anchor to={`/people/${person.id}`}>
            <Who name={person.name} small>
              {note ? note(person) : person.jobTitle}
            </Who>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
