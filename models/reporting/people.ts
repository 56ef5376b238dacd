import { toId } from "#models/database/id.ts";
import { Person } from "#models/people/person.document.ts";
import { NOT_GIVEN, type Shift } from "#models/shared/shift.ts";

const AT_ONCE = 1_000;

/** Where some people are now (null: they have left) and by which shift they work. */
export async function peopleIn(
  ids: readonly string[],
): Promise<Map<string, { department: string | null; shift: Shift }>> {
  const found = new Map<string, { department: string | null; shift: Shift }>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).map(toId);
    for (const one of await Person.find({ _id: { $in: some } }, { department: 1, leftAt: 1, shift: 1 }).lean())
      found.set(String(one._id), {
        department: one.leftAt ? null : String(one.department),
        shift: one.shift ?? NOT_GIVEN,
      });
  }
  return found;
}
