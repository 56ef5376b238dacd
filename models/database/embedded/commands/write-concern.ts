import { own, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { isNumber } from "../bson/types.ts";
import { failedToParse } from "../errors.ts";
import { documentAt } from "./arguments.ts";
import type { Command, Request } from "./command.ts";

/** Refuses a number of copies that cannot be, before anything is written. */
export function checkConcern(body: Doc): void {
  const concern = documentAt(body, "writeConcern");
  const w = concern && own(concern, "w");
  if (isNumber(w) && !(toNumber(w) >= 0 && toNumber(w) <= 50))
    throw failedToParse(`w has to be a non-negative number and not greater than 50; found: ${toNumber(w)}`);
}

/**
 * What is added to the reply of a write that asked for more copies than there are. Every write is on disk before it is
 * answered, which satisfies all concerns of a single server.
 */
export function concernFields({ body }: Request, command: Command): Doc {
  if (!command.isWrite && !command.endsTransaction && !command.changesCatalogue) return {};
  const concern = documentAt(body, "writeConcern");
  const w = concern && own(concern, "w");
  if (isNumber(w) && toNumber(w) > 1) {
    return {
      writeConcernError: { code: 100, codeName: "UnsatisfiableWriteConcern", errmsg: "Not enough data-bearing nodes" },
    };
  }
  if (typeof w === "string" && w !== "majority") {
    const errmsg = `No write concern mode named '${w}' found in replica set configuration`;
    return { writeConcernError: { code: 79, codeName: "UnknownReplWriteConcern", errmsg } };
  }
  return {};
}
