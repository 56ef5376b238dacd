import { actorFor } from "#models/people/person.ts";
import { searchPeople } from "#models/people/directory.ts";
import { departmentNames } from "#models/people/department-list.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { DEPARTMENTS } from "./departments.ts";

/** Everybody of the demo, by department code, as ids; and the ids of departments. */
export interface Crew {
  departments: Map<string, string>;
  people: Map<string, { id: string; name: string }[]>;
  /** The actor of a person at a moment, remembered. */
  actor(id: string, now: Date): Promise<PersonActor>;
}

/** Looks the staff up through the same search as everybody, once the list has been applied. */
export async function crewOf(): Promise<Crew> {
  const names = await departmentNames();
  const departments = new Map(
    DEPARTMENTS.map(({ code, name }) => [code, names.find((one) => one.name === name)!.id] as const),
  );
  const people = new Map<string, { id: string; name: string }[]>();
  const staff = await Promise.all(
    [...departments.values()].map((departmentId) => searchPeople({ words: "", departmentId }, 100)),
  );
  for (const [at, code] of [...departments.keys()].entries())
    people.set(
      code,
      staff[at]!.people.map(({ id, name }) => ({ id, name })),
    );
  const actors = new Map<string, PersonActor>();
  return {
    departments,
    people,
    async actor(id, now) {
      const known = actors.get(id) ?? (await actorFor(id, now));
      if (!known) throw new Error(`nobody is ${id}`);
      actors.set(id, known);
      return known;
    },
  };
}

/** Somebody named in the pages. */
export function find(crew: Crew, code: string, name: string): string {
  const found = crew.people.get(code)?.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not in ${code}`);
  return found.id;
}

/** Somebody of a department who books the evening push before Maren does. */
export const inTheStory = (crew: Crew, code: string): string => crew.people.get(code)![4]!.id;
