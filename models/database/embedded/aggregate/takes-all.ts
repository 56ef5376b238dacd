import { isDoc, type Doc } from "../bson/doc.ts";

/** Accumulators whose size does not grow with the number of documents. */
const small = new Set(["$sum", "$avg", "$min", "$max", "$count", "$first", "$last", "$stdDevPop", "$stdDevSamp"]);

/** Whether a stage reads everything before it gives anything, and keeps only sums and the like of what it has read. */
export function takesAll(stage: Doc): boolean {
  const [name, operand] = Object.entries(stage)[0]!;
  if (name === "$sortByCount" || name === "$count") return true;
  if (name !== "$group" || !isDoc(operand)) return false;
  return Object.entries(operand).every(
    ([field, by]) => field === "_id" || (isDoc(by) && Object.keys(by).every((one) => small.has(one))),
  );
}
