import type { Collation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { isPlain } from "../bson/path.ts";
import { badValue } from "../errors.ts";
import type { Collection } from "../store/collection.ts";
import { byId, byIndex, type Candidate } from "./candidate.ts";
import { choose, isNarrower, isWide } from "./choosing.ts";
import { conditionsOf, type Conditions } from "./conditions.ts";
import type { Index } from "./definition.ts";
import { mayAnswer } from "./implies.ts";
import { narrowed } from "./narrowing.ts";
import type { Plan, Scan } from "./plan.ts";

/** An index by its name or its key, or `{ $natural: 1 }`. */
export type Hint = string | Doc;

export interface Asked {
  filter: Doc;
  sort?: Doc | undefined;
  hint?: Hint | undefined;
  collation?: Collation | undefined;
  /** How many documents are wanted at most, where a bound is known or they are only counted. */
  first?: number | undefined;
  /** Whether an index may be used, where not all of them may. */
  mayUse?: (index: Index) => boolean;
}

/** How many rows a scan would read, counted up to a limit. */
export type Estimate = (scan: Scan, most?: number) => number;

/** Chooses how to answer a query: by which index, in which ranges and in which direction. */
export function planQuery(collection: Collection, asked: Asked, estimate: Estimate): Plan {
  const sort = asked.sort && Object.keys(asked.sort).length > 0 ? asked.sort : undefined;
  const natural = sort && own(sort, "$natural");
  if (natural !== undefined) return wholeCollection(asked.filter, Number(natural) < 0, true);
  const conditions = conditionsOf(asked.filter);
  const narrow = (best: Candidate): Plan =>
    asked.first !== undefined
      ? narrowed(best, usable(collection, asked, conditions), asked, conditions, estimate)
      : best;
  if (asked.hint !== undefined) {
    const plan = hinted(collection, { ...asked, sort }, conditions, estimate);
    return "used" in plan ? narrow(plan) : plan;
  }
  const candidates = candidatesFor(collection, { ...asked, sort }, conditions, estimate);
  const best = choose(candidates, estimate, asked.first);
  // Most filters have no `$or`: nothing is counted for them.
  const isSplit = conditions.alternatives.length > 0;
  if (best?.isBound && !(isSplit && isWide(best.scan, asked, estimate))) return narrow(best);
  const union = alternatives(collection, asked, conditions, sort, estimate);
  if (best?.isBound) return union && isNarrower(union.scan, best.scan, estimate) ? union : narrow(best);
  return union ?? best ?? wholeCollection(asked.filter, false, !sort);
}

function wholeCollection(filter: Doc, isBackward: boolean, isOrdered: boolean): Plan {
  return { scan: { kind: "collection", isBackward }, isOrdered, isExact: Object.keys(filter).length === 0 };
}

function candidatesFor(collection: Collection, asked: Asked, conditions: Conditions, estimate: Estimate): Candidate[] {
  const id = byId(collection, asked, conditions);
  // Nothing is better than to know the documents.
  if (id.scan.kind === "ids") return [id];
  const candidates = usable(collection, asked, conditions).map((index) => byIndex(index, asked, conditions, estimate));
  candidates.unshift(id);
  return candidates.filter(({ isBound, isOrdered }) => isBound || (asked.sort && isOrdered));
}

/** The indexes that know every document that the filter can match. */
const usable = ({ indexes }: Collection, asked: Asked, conditions: Conditions): Index[] =>
  indexes.filter(
    (index) =>
      index.paths.every(isPlain) &&
      asked.mayUse?.(index) !== false &&
      mayAnswer(index, asked.filter, conditions, asked.collation),
  );

/** The scans of an `$or` of which every part has an index. */
function alternatives(
  collection: Collection,
  asked: Asked,
  conditions: Conditions,
  sort: Doc | undefined,
  estimate: Estimate,
): Plan | undefined {
  const rest = withoutAlternatives(asked.filter);
  for (const parts of conditions.alternatives) {
    const scans = parts.map((part) => {
      // What holds beside the alternatives holds for each of them: a partial index may need it.
      return planPart(collection, { ...asked, filter: { $and: [part, rest] }, sort: undefined }, estimate);
    });
    if (!scans.every((scan) => scan !== undefined)) continue;
    return { scan: { kind: "union", scans }, isOrdered: !sort, isExact: false };
  }
  return undefined;
}

/** The filter without any `$or` that holds beside the rest, however deep in an `$and` it stands: a part that carried them
 *  along would be planned again for each of theirs, without end. Rows are matched with the whole filter afterwards. */
function withoutAlternatives(filter: Doc): Doc {
  const left = Object.entries(filter).filter(([name]) => name !== "$or");
  return Object.fromEntries(
    left.map(([name, value]) => [
      name,
      name === "$and" && Array.isArray(value)
        ? value.map((part) => (isDoc(part) ? withoutAlternatives(part) : part))
        : value,
    ]),
  );
}

function planPart(collection: Collection, asked: Asked, estimate: Estimate): Scan | undefined {
  const { scan } = planQuery(collection, asked, estimate);
  return scan.kind === "collection" ? undefined : scan;
}

/** The plan with the index that the client asks for. */
function hinted(collection: Collection, asked: Asked, conditions: Conditions, estimate: Estimate): Plan | Candidate {
  const { hint, filter, sort } = asked;
  if (typeof hint !== "string" && own(hint!, "$natural") !== undefined) {
    return wholeCollection(filter, Number(hint!["$natural"]) < 0, !sort);
  }
  const isId = typeof hint === "string" ? hint === "_id_" : Object.keys(hint!).join() === "_id";
  if (isId) return byId(collection, asked, conditions);
  const index = collection.indexes.find(({ name, key }) =>
    typeof hint === "string" ? name === hint : sameKey(key, hint!),
  );
  if (!index || index.isBuilding || asked.mayUse?.(index) === false) {
    throw badValue(
      "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
    );
  }
  if (index.partial && !mayAnswer(index, filter, conditions, asked.collation)) {
    throw badValue("error processing query: the hinted partial index does not hold every document of this filter");
  }
  return byIndex(index, asked, conditions, estimate);
}

const sameKey = (a: Doc, b: Doc) => Object.keys(a).join() === Object.keys(b).join() && compare(a, b) === 0;
