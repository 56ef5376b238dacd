import { isDoc, own, type Doc } from "../bson/doc.ts";
import { Long } from "../bson/values.ts";
import { ServerError } from "../errors.ts";
import type { Request } from "./command.ts";
import { indexDocuments } from "./listings.ts";

/** What the stage `$indexStats` begins a pipeline with: each index of a collection, and how often queries have used it. */
export function indexStats({ server, store }: Request, ns: string, operand: unknown): Doc[] {
  if (!isDoc(operand) || Object.keys(operand).length > 0)
    throw new ServerError(28803, "The $indexStats stage specification must be an empty object");
  const collection = store.read().collection(ns);
  if (!collection) return [];
  const uses = [collection, ...collection.indexes].map((one) => one.uses);
  return indexDocuments(collection).map((spec, i) => ({
    name: own(spec, "name"),
    key: own(spec, "key"),
    host: server.address,
    accesses: { ops: Long.fromNumber(uses[i]!.count), since: uses[i]!.since },
    spec,
  }));
}
