import { own, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { ServerError } from "../errors.ts";
import { choiceAt, documentAt } from "./arguments.ts";
import type { Command } from "./command.ts";
import { unknownField } from "./update.ts";
import { checkConcern } from "./write-concern.ts";

const levels = ["local", "available", "majority", "linearizable", "snapshot"];

const general = new Set([
  "$db",
  "$clusterTime",
  "$readPreference",
  "$configServerState",
  "$oplogQueryData",
  "lsid",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "stmtId",
  "stmtIds",
  "readConcern",
  "writeConcern",
  "maxTimeMS",
  "maxTimeMSOpOnly",
  "comment",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "rawData",
]);

/** Refuses fields that the command does not know, and values that ask for what is not supported. */
export function check(name: string, command: Command, body: Doc): void {
  for (const [field, value] of Object.entries(body)) {
    if (field === name || general.has(field)) continue;
    if (!command.takesAnyField && !command.fields.includes(field)) throw unknownField(name, field);
    const allowed = command.only?.[field];
    if (allowed && value !== null && !allowed.some((one) => compare(one, value) === 0)) {
      throw new ServerError(303, `'${field}' of the command '${name}' is not supported with this value`);
    }
  }
  const version = own(body, "apiVersion");
  if (version !== undefined && version !== "1") throw new ServerError(322, 'API version must be "1"');
  checkConcern(body);
  const concern = documentAt(body, "readConcern");
  const level = choiceAt(concern ?? {}, "level", levels, `${name}.readConcern`);
  if (level === "snapshot" && own(body, "autocommit") === undefined) {
    throw new ServerError(303, "reading from a snapshot is supported in transactions only");
  }
}
