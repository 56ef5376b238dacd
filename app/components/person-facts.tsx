import type { PersonRecord } from "#models/people/person-record.ts";
import { Anchor } from "./anchor.tsx";
import { Facts } from "./facts.tsx";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

type Linked = PersonRecord["hostOf"][number];

interface PersonFactsProps {
  person: PersonRecord;
  changes: boolean;
  /** How many report to them, for those who may name more. */
  reports: number | null;
}

/** What is known of a person, as far as the reader may see it. `changes`: with ways to change it. */
export function PersonFacts({ person, changes, reports }: PersonFactsProps) {
  const { one } = useTexts().person;
  const { facts } = one;
  const { shortDay, day, number } = useSay();
  const { more } = person;
  const departments = (some: Linked[]) =>
    some.map(({ id, name }, at) => (
      <span key={id}>
        {at > 0 && ", "}
        <Anchor to={`/departments/${id}`}>{name}</Anchor>
      </span>
    ));
  const act = (page: string, words: string) => changes && <Anchor to={`/people/${person.id}/${page}`}>{words}</Anchor>;
  return (
    <Facts
      lined
      of={[
        person.jobTitle !== "" && person.leftAt !== null && { term: facts.jobTitle, answer: person.jobTitle },
        { term: facts.site, answer: person.siteName },
        person.hostOf.length > 0 && { term: facts.hosts, answer: departments(person.hostOf) },
        person.leadOf.length > 0 && { term: facts.leads, answer: departments(person.leadOf) },
        more !== null && {
          term: facts.supervisor,
          answer: more.supervisor ? (
            <Anchor to={`/people/${more.supervisor.id}`}>
              <Name name={more.supervisor.name} />
            </Anchor>
          ) : (
            one.noSupervisor(more.leadReleases)
          ),
          act: act("supervisor", more.supervisor ? one.supervisor.link : one.supervisor.first),
        },
        reports !== null && {
          term: one.reports.fact,
          answer: reports === 0 ? one.reports.none : one.reports.count(reports, number(reports)),
          act: act("reports", one.reports.link),
        },
        more !== null && { term: facts.number, answer: more.staffNumber },
        more !== null && {
          term: facts.email,
          answer: more.email ?? one.noEmail,
          act: act("address", more.email ? one.address.link : one.address.first),
        },
        more !== null &&
          more.fullTime !== null && { term: facts.time, answer: more.fullTime ? one.fullTime : one.partTime },
        more !== null && {
          term: facts.shift,
          answer: more.shift || one.noShift,
          act: act("shift", more.shift ? one.shift.link : one.shift.first),
        },
        more !== null &&
          more.roles.length > 0 && { term: facts.roles, answer: more.roles.map((role) => one[role]).join(", ") },
        more !== null &&
          more.deputyOf.length > 0 && {
            term: facts.deputies,
            answer: more.deputyOf.map(({ name, from, until }) => one.deputyOf(name, shortDay(from), shortDay(until))),
          },
        more !== null && {
          term: facts.clearances,
          answer:
            more.clearances.length === 0
              ? one.noClearances
              : more.clearances.map(({ kind, until }) => (
                  <div key={kind}>{one.clearance(kind, day(new Date(until.getTime() - 1)))}</div>
                )),
          act: act("clearances", one.changeClearances),
        },
      ]}
    />
  );
}
