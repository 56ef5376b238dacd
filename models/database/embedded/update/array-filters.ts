import { isDoc, put, type Doc } from "../bson/doc.ts";
import { show } from "../bson/show.ts";
import { badValue, failedToParse } from "../errors.ts";
import { compileFilter, type MatchOptions } from "../query/match.ts";

type ElementTest = (element: unknown) => boolean;

/** The tests of an update's `arrayFilters`, found by the name in `$[name]`. */
export class ArrayFilters {
  private readonly tests = new Map<string, ElementTest>();
  private readonly unused = new Set<string>();

  constructor(filters: Doc[], options: MatchOptions) {
    for (const filter of filters) {
      const name = nameOf(filter);
      if (this.tests.has(name)) {
        throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
      }
      const matches = compileFilter(filter, options);
      this.tests.set(name, (element) => {
        const doc: Doc = {};
        put(doc, name, element);
        return matches(doc);
      });
      this.unused.add(name);
    }
  }

  /** The test for a part `$[]` or `$[name]` of a path. */
  test(part: string, path: string[]): ElementTest {
    const name = part.slice(2, -1);
    if (name === "") return () => true;
    const test = this.tests.get(name);
    if (!test) throw badValue(`No array filter found for identifier '${name}' in path '${path.join(".")}'`);
    return test;
  }

  /** Notes the filters that a path uses, and refuses a name without a filter. */
  use(path: string[]): void {
    for (const part of path) {
      if (!part.startsWith("$[")) continue;
      this.test(part, path);
      this.unused.delete(part.slice(2, -1));
    }
  }

  refuseUnused(update: Doc): void {
    for (const name of this.unused) {
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update ${show(update)}`);
    }
  }
}

function nameOf(filter: Doc): string {
  const names = new Set(namesIn(filter));
  if (names.size > 1) {
    const [first, second] = [...names];
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${first!}' and '${second!}'`,
    );
  }
  for (const name of names) {
    if (/^[a-z][a-zA-Z0-9]*$/.test(name)) return name;
    throw badValue(
      "Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string " +
        `beginning with a lowercase letter, found '${name}'`,
    );
  }
  throw failedToParse("Cannot use an expression without a top-level field name in arrayFilters");
}

function namesIn(filter: Doc): string[] {
  return Object.keys(filter).flatMap((field) => {
    const value = filter[field];
    if (!field.startsWith("$")) return [field.split(".", 1)[0]!];
    return Array.isArray(value) ? value.filter(isDoc).flatMap(namesIn) : [];
  });
}
