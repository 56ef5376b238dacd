import { DomainError } from "#models/errors.ts";
import type { ShadowingRound } from "../instance.ts";

/** Do the names in a round point at something, and do its times run forwards? Refuses with the first that does not. */
export function checkNames(round: ShadowingRound): void {
  const sites = namesOf("sites", round.sites);
  const departments = namesOf("departments", round.departments);
  const patterns = namesOf("shiftPatterns", round.shiftPatterns);
  const sessions = namesOf("sessions", round.sessions);
  namesOf("people", round.people);
  const known = (names: ReadonlySet<string>, list: string, name: string, where: () => string) => {
    if (!names.has(name)) throw new DomainError("round-file-unknown", { where: where(), name, list });
  };
  const size = round.sites.length;
  if (round.travelMinutes.length !== size || round.travelMinutes.some((row) => row.length !== size))
    throw new DomainError("round-file-travel", { sites: size });
  round.departments.forEach(({ site }, at) => known(sites, "sites", site, () => `departments[${at}].site`));
  round.shiftPatterns.forEach(({ onDuty }, at) => forwards(onDuty, () => `shiftPatterns[${at}].onDuty`));
  round.sessions.forEach(({ department, site, start, end }, at) => {
    known(departments, "departments", department, () => `sessions[${at}].department`);
    known(sites, "sites", site, () => `sessions[${at}].site`);
    if (end <= start) throw new DomainError("round-file-backwards", { where: `sessions[${at}]` });
  });
  round.connect.forEach(({ from, to }, at) => {
    known(departments, "departments", from, () => `connect[${at}].from`);
    known(departments, "departments", to, () => `connect[${at}].to`);
  });
  round.people.forEach((person, at) => {
    known(departments, "departments", person.department, () => `people[${at}].department`);
    known(patterns, "shiftPatterns", person.shiftPattern, () => `people[${at}].shiftPattern`);
    forwards(person.busy, () => `people[${at}].busy`);
    person.wishes.forEach((wish, rank) => {
      const where = (what: string) => () => `people[${at}].wishes[${rank}].${what}`;
      if ("session" in wish) known(sessions, "sessions", wish.session, where("session"));
      else if ("sessions" in wish) for (const one of wish.sessions) known(sessions, "sessions", one, where("sessions"));
      else known(departments, "departments", wish.department, where("department"));
    });
  });
}

function namesOf(list: string, all: readonly { id: string }[]): Set<string> {
  const names = new Set<string>();
  for (const { id } of all) {
    if (names.has(id)) throw new DomainError("round-file-double", { list, id });
    names.add(id);
  }
  return names;
}

function forwards(spans: readonly (readonly [number, number])[], where: () => string): void {
  const wrong = spans.findIndex(([from, to]) => to < from);
  if (wrong !== -1) throw new DomainError("round-file-backwards", { where: `${where()}[${wrong}]` });
}
