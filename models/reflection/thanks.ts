import { toId } from "#models/database/id.ts";
import { notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Thanks, type ThanksDocument } from "./thanks.document.ts";
import { unknownTo } from "#models/unknown.ts";

/** Thanks that somebody was given, latest first. */
export async function thanksFor(actor: PersonActor, page: number) {
  const where = { to: toId(actor.id) };
  const [found, total] = await Promise.all([
    Thanks.find(where)
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * LIMITS.page)
      .limit(LIMITS.page)
      .lean(),
    Thanks.countDocuments(where).limit(1_000),
  ]);
  return { notes: await withNames(found), total };
}

/** So many notes stand on a department's page. */
const WALL = 5;

/** The latest thanks to a department that everybody may read. */
export async function wallOf(departmentId: string, limit: number = WALL) {
  const found = await Thanks.find({ department: toId(departmentId), offered: true, shown: true })
    .sort({ createdAt: -1 })
    .limit(limit)
    .lean();
  return withNames(found);
}

async function withNames(found: readonly ThanksDocument[]) {
  const people = await Person.find({ _id: { $in: found.flatMap(({ from, to }) => [from, to]) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]));
  return found.map(({ _id, from, to, title, text, offered, shown, createdAt }) => ({
    ...{ id: String(_id), title, text, offered, shown, createdAt },
    from: nameOf.get(String(from)) ?? "",
    to: nameOf.get(String(to)) ?? "",
  }));
}

/** Whoever was thanked says whether everybody may read it; it shows if whoever thanked wished so, too. */
export async function showThanks(actor: PersonActor, id: string, shown: boolean): Promise<void> {
  const found = await Thanks.findById(toId(id), { to: 1 }).lean();
  if (!found) throw unknownTo(actor, id);
  if (!can(actor, "thanks.show", { toId: String(found.to) })) throw notAllowed();
  await Thanks.updateOne({ _id: found._id, to: toId(actor.id) }, { $set: { shown } });
}
