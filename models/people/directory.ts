import { Types, type QueryFilter } from "mongoose";
import { toId } from "#models/database/id.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { countPeople } from "./department-list.ts";
import { Department } from "./department.document.ts";
import { Person, WORDS_HERE, type PersonDocument } from "./person.document.ts";
import { prefixesOf, startOf } from "./words.ts";

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
  /** How many fit; with `more`, so many and more: to count what nobody reads to its end would take longer than a page. */
  count: number;
  more: boolean;
}

/** So many are sorted sooner than those that begin alike are walked. */
const FEW = 200;

export interface PeopleQuery {
  /** Words or their beginnings; a person must have all. */
  words: string;
  departmentId?: string;
  /** From the page before. */
  after?: string;
}

/** The indexes a search walks, beside that of words: those whose words begin alike, by name; everybody, or one department,
 *  by name. */
const STARTS = { starts: 1, leftAt: 1, sortName: 1, _id: 1 } as const;
const NAMES = { leftAt: 1, sortName: 1, _id: 1 } as const;
const TEAM = { department: 1, leftAt: 1, sortName: 1, _id: 1 } as const;

/**
 * A page of people who are here, by name. Whatever is asked reads a bounded part of an index, and says which, since the
 * order asked for would mislead the planner. Those whose words begin alike are walked in the order of names until the page
 * is full. What one long word begins with may be rare among those who share its start: how many have it is asked first,
 * of the index of words alone, and where they are few, all of them are sorted. A department is walked by name, and what
 * else is asked, the store finds in its indexes before it reads anybody.
 */
export async function searchPeople(query: PeopleQuery, size: number = LIMITS.page): Promise<PeoplePage> {
  const prefixes = prefixesOf(query.words);
  const isTeam = Boolean(query.departmentId);
  const isFew = !isTeam && prefixes.length === 1 && isLong(prefixes[0]!) && (await areFew(prefixes[0]!));
  const starts = isTeam || isFew ? [] : [...new Set(prefixes.map(startOf))];
  const filter: QueryFilter<PersonDocument> = {
    leftAt: null,
    ...(query.departmentId && { department: toId(query.departmentId) }),
    ...allOf([
      ...starts.map((start) => ({ starts: start })),
      ...prefixes.filter((prefix) => !starts.includes(prefix)).map(beginsWith),
    ]),
  };
  const index = isFew ? WORDS_HERE : isTeam ? TEAM : starts.length > 0 ? STARTS : NAMES;
  const after = beyond(query.after);
  const found = await Person.find({ ...filter, ...after }, { name: 1, jobTitle: 1, department: 1, sortName: 1 })
    .sort({ sortName: 1, _id: 1 })
    .limit(size + 1)
    .hint(index)
    .lean();
  const shown = found.slice(0, size);
  const isPart = after !== undefined || found.length > size;
  const [count, departments] = await Promise.all([
    prefixes.length === 0
      ? countPeople(query.departmentId).then((count) => ({ count, more: false }))
      : { count: isPart ? size : found.length, more: isPart },
    Department.find({ _id: { $in: shown.map(({ department }) => department) } }, { name: 1, code: 1 }).lean(),
  ]);
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

const beginsWith = (prefix: string) => ({ words: new RegExp(`^${prefix}`) });

const allOf = (conditions: QueryFilter<PersonDocument>[]): QueryFilter<PersonDocument> =>
  conditions.length > 0 ? { $and: conditions } : {};

/** With one letter more than its start, most of those who have the start have the beginning, too. */
const isLong = (prefix: string): boolean => prefix.length > startOf(prefix).length + 1;

/** Whether few have a word that begins so. */
const areFew = async (prefix: string): Promise<boolean> =>
  (await Person.countDocuments({ leftAt: null, ...beginsWith(prefix) })
    .limit(FEW + 1)
    .hint(WORDS_HERE)) <= FEW;

const cursor = (sortName: string, id: Types.ObjectId): string =>
  Buffer.from(`${id.toString()}${sortName}`).toString("base64url");

/** What comes after a cursor; one that is none begins at the top. */
function beyond(after: string | undefined): QueryFilter<PersonDocument> | undefined {
  const text = Buffer.from(after ?? "", "base64url").toString();
  if (!/^[0-9a-f]{24}/.test(text)) return undefined;
  const [id, sortName] = [new Types.ObjectId(text.slice(0, 24)), text.slice(24)];
  return { sortName: { $gte: sortName }, $or: [{ sortName: { $gt: sortName } }, { sortName, _id: { $gt: id } }] };
}
