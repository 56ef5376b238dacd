import { toId } from "#models/database/id.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Department } from "./department.document.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";
import { fold, prefixesOf, wordsOf } from "./words.ts";

/** A department in a list; `depth` says how far below the top it lies. */
export interface DepartmentLine {
  id: string;
  name: string;
  code: string;
  siteName: string;
  depth: number;
  /** People there now. */
  people: number;
}

export interface DepartmentPage {
  departments: DepartmentLine[];
  total: number;
  /** Beginning with 1. */
  page: number;
  size: number;
}

/** Names and codes of all departments, by name: for choosing one. A few hundred at most. */
export async function departmentNames(): Promise<{ id: string; name: string; code: string }[]> {
  const found = await Department.find({}, { name: 1, code: 1 }).lean();
  return found
    .map(({ _id, name, code }) => ({ id: _id.toString(), name, code }))
    .sort((a, b) => compare(a.name, b.name));
}

/** A page of departments as a tree, by name; with a search those that fit, and what lies above them is left out. */
export async function listDepartments(
  query: string,
  wanted: number,
  size: number = LIMITS.page,
): Promise<DepartmentPage> {
  const [found, sites] = await Promise.all([
    Department.find({}, { name: 1, code: 1, site: 1, parent: 1 }).lean(),
    Site.find({}, { name: 1 }).lean(),
  ]);
  const siteNames = new Map(sites.map(({ _id, name }) => [_id.toString(), name]));
  const nodes = found.map((one) => ({
    id: one._id.toString(),
    name: one.name,
    code: one.code,
    siteName: siteNames.get(one.site.toString()) ?? "",
    parent: one.parent?.toString() ?? null,
  }));
  const prefixes = prefixesOf(query);
  const fits = ({ name, code }: (typeof nodes)[number]): boolean => {
    const words = wordsOf(name, code);
    return prefixes.every((prefix) => words.some((word) => word.startsWith(prefix)));
  };
  const lines = prefixes.length > 0 ? nodes.filter(fits).sort(byName).map(flat) : tree(nodes);
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const page = Math.min(Math.max(1, wanted), pages);
  const shown = lines.slice((page - 1) * size, page * size);
  const people = await Promise.all(shown.map(({ id }) => countPeople(id)));
  return {
    departments: shown.map((line, at) => ({ ...line, people: people[at]! })),
    total: lines.length,
    page,
    size,
  };
}

/** People of a department, or of all, who are here. */
export async function countPeople(id?: string): Promise<number> {
  // Two counts that an index answers alone: "nobody left" would be read from each person.
  const some = id === undefined ? {} : { department: toId(id) };
  const [all, left] = await Promise.all([
    Person.countDocuments(some),
    Person.countDocuments({ ...some, leftAt: { $gt: new Date(0) } }),
  ]);
  return all - left;
}

type Node = Omit<DepartmentLine, "depth" | "people"> & { parent: string | null };

export const compare = (a: string, b: string): number => (fold(a) < fold(b) ? -1 : fold(a) > fold(b) ? 1 : 0);
const byName = (a: Node, b: Node): number => compare(a.name, b.name);
const flat = ({ parent: _, ...node }: Node) => ({ ...node, depth: 0 });

/** Each department before those below it. One whose parent is unknown stands at the top. */
function tree(nodes: Node[]): Omit<DepartmentLine, "people">[] {
  const known = new Set(nodes.map(({ id }) => id));
  const below = new Map<string | null, Node[]>();
  for (const node of [...nodes].sort(byName)) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const walk = (parent: string | null, depth: number): Omit<DepartmentLine, "people">[] =>
    (below.get(parent) ?? []).flatMap((node) => [{ ...flat(node), depth }, ...walk(node.id, depth + 1)]);
  return walk(null, 0);
}
