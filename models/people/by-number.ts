import { Person } from "./person.document.ts";

/** The person of a staff number as somebody types it: exactly, else in capitals, as phones do not write them. */
export async function personByNumber(typed: string) {
  const given = typed.trim();
  const found = await Person.find({ staffNumber: { $in: [given, given.toUpperCase()] }, leftAt: null }).lean();
  return found.find(({ staffNumber }) => staffNumber === given) ?? found[0] ?? null;
}
