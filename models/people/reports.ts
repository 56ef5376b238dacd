import { toId } from "#models/database/id.ts";
import { Person } from "./person.document.ts";

/** So many of those who report to one person are named; the rest is counted. */
const NAMED = 100;

/** Who reports to somebody, by name, and how many there are in all. */
export async function reportsTo(
  personId: string,
): Promise<{ people: { id: string; name: string; jobTitle: string }[]; count: number }> {
  const here = { supervisor: toId(personId), leftAt: null };
  const [found, count] = await Promise.all([
    Person.find(here, { name: 1, jobTitle: 1 }).sort({ sortName: 1 }).limit(NAMED).lean(),
    Person.countDocuments(here),
  ]);
  return { people: found.map(({ _id, name, jobTitle }) => ({ id: String(_id), name, jobTitle })), count };
}
