import { isDoc, own, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { isNumber } from "../bson/types.ts";

/** A pipeline that only counts documents, as drivers write it for countDocuments. */
export interface Counting {
  filter: Doc;
  sort?: Doc;
  skip?: number;
  limit?: number;
  rest: Doc[];
  /** The document that it gives for a number of documents. */
  result(n: number): Doc;
}

/** Recognises a counting pipeline: it needs no decoding of documents, and an index may know the number. */
export function countingStage(stages: Doc[]): Counting | undefined {
  const counting: Counting = { filter: {}, rest: [], result: (n) => ({ n }) };
  const left = [...stages];
  const take = (name: string) => (left[0] && Object.keys(left[0]).join() === name ? left.shift()![name] : undefined);
  const filter = take("$match");
  if (isDoc(filter)) counting.filter = filter;
  const skip = take("$skip");
  const limit = take("$limit");
  if (skip !== undefined) counting.skip = isNumber(skip) ? toNumber(skip) : -1;
  if (limit !== undefined) counting.limit = isNumber(limit) ? toNumber(limit) : -1;
  if ((counting.skip ?? 0) < 0 || (counting.limit ?? 1) < 1) return undefined;
  const field = left.length === 1 ? own(left[0]!, "$count") : undefined;
  if (typeof field === "string" && field !== "" && !/[$.]/.test(field)) {
    return { ...counting, result: (n) => ({ [field]: n }) };
  }
  const group = left.length === 1 ? own(left[0]!, "$group") : undefined;
  if (!isDoc(group)) return undefined;
  const [id, sum, ...others] = Object.entries(group);
  if (!id || id[0] !== "_id" || !(isNumber(id[1]) || id[1] === null) || !sum || others.length > 0) return undefined;
  // Such a name is refused where groups are made.
  if (/^\$|\./.test(sum[0])) return undefined;
  const one = isDoc(sum[1]) && Object.keys(sum[1]).join() === "$sum" ? own(sum[1], "$sum") : undefined;
  if (!isNumber(one) || toNumber(one) !== 1) return undefined;
  return { ...counting, result: (n) => ({ _id: id[1], [sum[0]]: n }) };
}
