import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound, type Facts, type RefusalCode } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { Reservation } from "./reservation.document.ts";
import { allocatePlace } from "./reserving.ts";

/** Several people at once, for one purpose, by a form with a one-time key. */
export interface Naming {
  personIds: readonly string[];
  aim: string;
  key: string;
}

/** What became of each: the state the booking is in, or why there is none. */
export type Named = { personId: string; name: string } & (
  | { state: BookingState }
  | { state: null; code: RefusalCode; facts: Facts }
);

/**
 * Names several people of the team for reserved places, each in a commit of its own and with a result of its own: one
 * who is refused keeps nobody else out. A form sent again names nobody twice. Refuses the whole when more are chosen
 * than places are held (too-many-named), or none is (none-held).
 */
export async function allocatePlaces(actor: Actor, reservationId: string, naming: Naming, now: Date): Promise<Named[]> {
  const seen = await Reservation.findById(toId(reservationId)).lean();
  if (!seen) throw notFound();
  if (!can(actor, "team.reserve", { departmentId: String(seen.department) })) throw notAllowed();
  const ids = [...new Set(naming.personIds)].map(toId);
  const [people, before] = await Promise.all([
    Person.find({ _id: { $in: ids } }, { name: 1 }).lean(),
    Booking.countDocuments({ person: { $in: ids }, key: naming.key }),
  ]);
  const chosen = ids.length - before;
  if (chosen > 0 && seen.places === 0) throw new DomainError("none-held");
  if (chosen > seen.places) throw new DomainError("too-many-named", { chosen, places: seen.places }, "personId");
  const names = new Map(people.map(({ _id, name }) => [String(_id), name]));
  const results: Named[] = [];
  for (const personId of ids.map(String)) {
    const one = { personId, name: names.get(personId) ?? "" };
    try {
      const wish = { personId, aim: naming.aim, key: naming.key };
      results.push({ ...one, state: (await allocatePlace(actor, reservationId, wish, now)).state });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ ...one, state: null, code: error.code, facts: error.facts });
    }
  }
  return results;
}
