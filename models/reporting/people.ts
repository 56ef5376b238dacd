import { toId } from "#models/database/id.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { NOT_GIVEN, type Shift } from "#models/shared/shift.ts";

const AT_ONCE = 1_000;

/** Where somebody is now (null: they have left) and by which shift they work. */
export interface Whereabouts {
  department: string | null;
  shift: Shift;
}

/** Looks people up in the background, a thousand at a time, as they are named; `all` waits for them. */
export function makePeople() {
  const found = new Map<string, Whereabouts>();
  const named = new Set<string>();
  const asked: Promise<void>[] = [];
  let waiting: string[] = [];
  const look = async (ids: readonly string[]): Promise<void> => {
    const some = { _id: { $in: ids.map(toId) } };
    const fields = { projection: { department: 1, leftAt: 1, shift: 1 }, batchSize: AT_ONCE };
    for (const one of await Person.collection.find<PersonDocument>(some, fields).toArray())
      found.set(String(one._id), {
        department: one.leftAt ? null : String(one.department),
        shift: one.shift ?? NOT_GIVEN,
      });
  };
  const send = (): void => {
    const looking = look(waiting);
    looking.catch(() => {}); // whoever waits for all hears of it
    asked.push(looking);
    waiting = [];
  };
  return {
    name(person: string): void {
      if (named.has(person)) return;
      named.add(person);
      if (waiting.push(person) === AT_ONCE) send();
    },
    async all(): Promise<ReadonlyMap<string, Whereabouts>> {
      if (waiting.length > 0) send();
      await Promise.all(asked);
      return found;
    },
  };
}

/** Some people at once. */
export function peopleIn(ids: Iterable<string>): Promise<ReadonlyMap<string, Whereabouts>> {
  const people = makePeople();
  for (const id of ids) people.name(id);
  return people.all();
}
