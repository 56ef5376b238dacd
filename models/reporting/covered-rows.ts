import { Types, type QueryFilter } from "mongoose";
import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { mustSee } from "./allowed.ts";
import { filterOf } from "./reading.ts";
import { yearOf, type Scope } from "./scope.ts";

/** Somebody who is in a department now, with what they saw in twelve months. By name: coordinators know their people,
 *  and whoever leads a department knows its. */
export interface CoveredRow {
  id: string;
  name: string;
  department: string;
  visits: number;
  /** When the latest began; null for none. */
  last: Date | null;
}

/** The people behind the figure, by name, paged by cursor. For whoever may see the scope.
 *  @param home those of one department */
export async function coveredRows(
  actor: PersonActor,
  scope: Scope,
  { home, after }: { home?: string; after?: string } = {},
  size: number = LIMITS.page,
): Promise<{ rows: CoveredRow[]; next: string | null }> {
  mustSee(actor, scope);
  const departments = [scope.departmentId, home].filter((one) => one !== undefined).map(toId);
  const found = await Person.find(
    { leftAt: null, $and: [...departments.map((department) => ({ department })), beyond(after)] },
    { name: 1, department: 1, sortName: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(size + 1)
    .lean();
  const shown = found.slice(0, size);
  const visits = await visitsOf(scope, shown);
  const end = shown.at(-1);
  return {
    rows: shown.map(({ _id, name, department }) => ({
      ...{ id: String(_id), name, department: String(department) },
      ...(visits.get(String(_id)) ?? { visits: 0, last: null }),
    })),
    next: found.length > size && end ? Buffer.from(`${String(end._id)}${end.sortName}`).toString("base64url") : null,
  };
}

/** All of them, for the export. */
export async function* coveredToExport(actor: PersonActor, scope: Scope): AsyncGenerator<CoveredRow> {
  for (let after: string | null | undefined; after !== null;) {
    const page = await coveredRows(actor, scope, after ? { after } : {}, 500);
    yield* page.rows;
    after = page.next;
  }
}

async function visitsOf(scope: Scope, people: readonly { _id: Types.ObjectId }[]) {
  const filter = await filterOf(scope, yearOf(scope));
  const found = await Booking.find(
    { $and: [filter, { person: { $in: people.map(({ _id }) => _id) }, state: "booked", outcome: { $in: [...TOOK_PLACE] } }] }, // prettier-ignore
    { person: 1, startsAt: 1 },
  )
    .sort({ startsAt: 1 })
    .hint({ person: 1, startsAt: 1 })
    .lean();
  const visits = new Map<string, { visits: number; last: Date }>();
  for (const { person, startsAt } of found) {
    const before = visits.get(String(person))?.visits ?? 0;
    visits.set(String(person), { visits: before + 1, last: startsAt });
  }
  return visits;
}

function beyond(after = ""): QueryFilter<PersonDocument> {
  const text = Buffer.from(after, "base64url").toString();
  if (!/^[0-9a-f]{24}/.test(text)) return {};
  const [id, sortName] = [new Types.ObjectId(text.slice(0, 24)), text.slice(24)];
  return { sortName: { $gte: sortName }, $or: [{ sortName: { $gt: sortName } }, { sortName, _id: { $gt: id } }] };
}
