import { decode } from "../bson/decode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { badValue, ServerError } from "../errors.ts";
import { Pace } from "../reading/pace.ts";
import { asServerError } from "../store/failure.ts";
import { HangUp } from "../wire/connection.ts";
import type { Message } from "../wire/message.ts";
import type { Reply } from "../wire/reply.ts";
import type { Server } from "../server.ts";
import { checkDatabase, countAt, documentAt, textAt } from "./arguments.ts";
import { commands } from "./all.ts";
import type { Client, Command, Request } from "./command.ts";
import { failing } from "./fail-point.ts";
import { labelsFor } from "./labels.ts";
import { inSession, sessionOf } from "./session.ts";
import { concernFields } from "./write-concern.ts";
import { unknownField } from "./update.ts";

/** Carries out a message's command; an error becomes the reply. */
export async function answer(server: Server, client: Client, message: Message): Promise<Reply> {
  try {
    const reply = await carryOut(server, client, message);
    return { ...reply, fields: { ...reply.fields, ok: 1, ...server.clock.fields() } };
  } catch (error) {
    if (error instanceof HangUp) throw error;
    return describe(server, error);
  }
}

/** An error as a reply. */
export function describe(server: Server, thrown: unknown): Reply {
  const error = asServerError(thrown);
  if (!(error instanceof ServerError)) {
    server.report(error);
    return describe(
      server,
      new ServerError(1, `internal error: ${error instanceof Error ? error.message : "unknown"}`),
    );
  }
  const { code, codeName, labels, extra, message } = error;
  return {
    fields: {
      ok: 0,
      errmsg: message,
      code,
      codeName,
      ...extra,
      ...(labels && labels.length > 0 && { errorLabels: labels }),
      ...server.clock.fields(),
    },
  };
}

async function carryOut(server: Server, client: Client, message: Message): Promise<Reply> {
  const body = decode(message.body);
  const [name = ""] = Object.keys(body);
  const command = commands.get(name) ?? unknown(name);
  if (commands.has(name)) check(name, command, body);
  const database = message.isLegacy ? "admin" : databaseIn(body);
  if (command.isAdministrative && database !== "admin") {
    throw new ServerError(13, `${name} may only be run against the admin database.`);
  }
  const request: Request = {
    name,
    database,
    body,
    sequences: message.sequences,
    client,
    server,
    store: server.store,
    pace: new Pace(countAt(body, "maxTimeMS")),
    session: sessionOf(body),
    transactionNumber: undefined,
    transaction: undefined,
  };
  try {
    return await failing(request, command, async () => {
      const reply = await server.underWay.while(request, () => inSession(request, command));
      if (readsKept(body)) await server.store.commits.settled();
      return { ...reply, fields: { ...reply.fields, ...concernFields(request, command) } };
    });
  } catch (error) {
    throw labelled(request, command, error);
  }
}

const unknown = (name: string): Command => ({
  fields: [],
  run: () => {
    throw new ServerError(59, `no such command: '${name}'`);
  },
});

/** Adds the labels that belong to an error, unless it brings its own. */
function labelled(request: Request, command: Command, thrown: unknown): unknown {
  const error = asServerError(thrown);
  if (!(error instanceof ServerError) || error.labels) return error;
  const labels = labelsFor(request, command, error.code);
  if (labels.length === 0) return error;
  return new ServerError(error.code, error.message, { labels, ...(error.extra && { extra: error.extra }) });
}

function databaseIn(body: Doc): string {
  const database = own(body, "$db");
  if (typeof database !== "string") throw new ServerError(40571, "OP_MSG requests require a $db argument");
  checkDatabase(database);
  return database;
}

const levels = new Set(["local", "available", "majority", "linearizable", "snapshot"]);

/** Whether only that may be shown which no loss of power can take back. */
function readsKept(body: Doc): boolean {
  const level = own(documentAt(body, "readConcern") ?? {}, "level");
  return level === "majority" || level === "linearizable";
}

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
function check(name: string, command: Command, body: Doc): void {
  for (const [field, value] of Object.entries(body)) {
    if (field === name || general.has(field)) continue;
    if (!command.fields.includes(field)) throw unknownField(name, field);
    const allowed = command.only?.[field];
    if (allowed && value !== null && !allowed.some((one) => compare(one, value) === 0)) {
      throw new ServerError(303, `'${field}' of the command '${name}' is not supported with this value`);
    }
  }
  const version = own(body, "apiVersion");
  if (version !== undefined && version !== "1") throw new ServerError(322, 'API version must be "1"');
  const concern = documentAt(body, "readConcern");
  const level = textAt(concern ?? {}, "level");
  if (level !== undefined && !levels.has(level)) {
    throw badValue(`Enumeration value '${level}' for field '${name}.readConcern.level' is not a valid value.`);
  }
  if (concern && own(concern, "level") === "snapshot" && own(body, "autocommit") === undefined) {
    throw new ServerError(303, "reading from a snapshot is supported in transactions only");
  }
}
