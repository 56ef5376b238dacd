import { Types, type QueryFilter } from "mongoose";
import { toId } from "#models/database/id.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { countPeople } from "./department-list.ts";
import { Department } from "./department.document.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { prefixesOf } from "./words.ts";

/** A person in a list: what everybody may see of everybody. */
export interface PersonLine {
  id: string;
  name: string;
  jobTitle: string;
  departmentId: string;
  departmentName: string;
  departmentCode: string;
}

export interface PeoplePage {
  people: PersonLine[];
  /** Where the next page begins; null on the last. */
  next: string | null;
  /** How many fit; above `COUNTED` it only says so. */
  count: number;
  more: boolean;
}

/** Counting stops here: nobody reads past it, and a count of everything costs as much as reading everything. */
export const COUNTED = 200;
/** A word that no more people have is rare: all of them are looked at. Names that begin alike stand together in their
 *  order, so that walking it to the first of them may pass everybody else. */
const RARE = 8_000;

export interface PeopleQuery {
  /** Words or their beginnings; a person must have all. */
  words: string;
  departmentId?: string;
  /** From the page before. */
  after?: string;
}

/** The indexes a search walks: the words, else names in their order, of everybody or of one department. */
const WORDS = { words: 1 } as const;
const NAMES = { leftAt: 1, sortName: 1, _id: 1 } as const;
const TEAM = { department: 1, leftAt: 1, sortName: 1, _id: 1 } as const;

/**
 * A page of people who are here, by name. Whatever is asked reads a bounded part of an index, and says which, since the
 * order asked for would mislead the planner: a rare word its own part, a common one the names in their order, since then
 * every few of them fit.
 */
export async function searchPeople(query: PeopleQuery, size: number = LIMITS.page): Promise<PeoplePage> {
  const words = prefixesOf(query.words).map((prefix) => ({ words: new RegExp(`^${prefix}`) }));
  const filter: QueryFilter<PersonDocument> = {
    leftAt: null,
    ...(query.departmentId && { department: toId(query.departmentId) }),
  };
  const byName = query.departmentId ? TEAM : NAMES;
  const rare = await rarest(words);
  const all = { ...filter, ...(words.length > 0 && { $and: words }) };
  const count = await countOf(all, words.length > 0, rare || !query.departmentId ? WORDS : byName, query.departmentId);
  const found = await Person.find(
    { ...all, ...beyond(query.after) },
    { name: 1, jobTitle: 1, department: 1, sortName: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(size + 1)
    .hint(rare ? WORDS : byName)
    .lean();
  const shown = found.slice(0, size);
  const departments = await Department.find(
    { _id: { $in: shown.map(({ department }) => department) } },
    { name: 1, code: 1 },
  ).lean();
  const byId = new Map(departments.map((department) => [department._id.toString(), department]));
  const last = shown.at(-1);
  return {
    people: shown.map(({ _id, name, jobTitle, department }) => ({
      id: _id.toString(),
      name,
      jobTitle,
      departmentId: department.toString(),
      departmentName: byId.get(department.toString())?.name ?? "",
      departmentCode: byId.get(department.toString())?.code ?? "",
    })),
    next: found.length > size && last ? cursor(last.sortName, last._id) : null,
    ...count,
  };
}

/** How many fit: exactly where no word narrows it, since an index knows that alone; else up to `COUNTED`. */
async function countOf(
  filter: QueryFilter<PersonDocument>,
  narrowed: boolean,
  index: typeof WORDS | typeof NAMES | typeof TEAM,
  departmentId: string | undefined,
): Promise<Pick<PeoplePage, "count" | "more">> {
  if (!narrowed) return { count: await countPeople(departmentId), more: false };
  const count = await Person.countDocuments(filter)
    .limit(COUNTED + 1)
    .hint(index);
  return { count: Math.min(count, COUNTED), more: count > COUNTED };
}

/** The first of some words that few people have, put first so that its part of the index is walked. */
async function rarest(words: { words: RegExp }[]): Promise<boolean> {
  for (const [at, word] of words.entries()) {
    const some = await Person.countDocuments(word)
      .limit(RARE + 1)
      .hint(WORDS);
    if (some > RARE) continue;
    words.unshift(...words.splice(at, 1));
    return true;
  }
  return false;
}

const cursor = (sortName: string, id: Types.ObjectId): string =>
  Buffer.from(`${id.toString()}${sortName}`).toString("base64url");

/** What comes after a cursor; one that is none begins at the top. */
function beyond(after: string | undefined): QueryFilter<PersonDocument> {
  const text = Buffer.from(after ?? "", "base64url").toString();
  if (!/^[0-9a-f]{24}/.test(text)) return {};
  const [id, sortName] = [new Types.ObjectId(text.slice(0, 24)), text.slice(24)];
  return { sortName: { $gte: sortName }, $or: [{ sortName: { $gt: sortName } }, { sortName, _id: { $gt: id } }] };
}
