import { decode } from "../bson/decode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { Pace } from "../reading/pace.ts";
import { asServerError } from "../store/failure.ts";
import { HangUp } from "../wire/connection.ts";
import type { Message } from "../wire/message.ts";
import type { Reply } from "../wire/reply.ts";
import type { Server } from "../server.ts";
import { checkDatabase, countAt, documentAt } from "./arguments.ts";
import { refusing } from "./absent.ts";
import { commands } from "./all.ts";
import { check } from "./check.ts";
import type { Client, Command, Request } from "./command.ts";
import { failing } from "./fail-point.ts";
import { labelsFor } from "./labels.ts";
import { inSession, sessionOf } from "./session.ts";
import { concernFields } from "./write-concern.ts";

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
  for (const sequence of message.sequences.keys())
    if (Object.hasOwn(body, sequence))
      throw new ServerError(40433, `Duplicate field between body and document sequence ${sequence}`);
  const [name = ""] = Object.keys(body);
  const command = commands.get(name) ?? refusing(name);
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
  server.counters.note(request);
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

/** Whether only that may be shown which no loss of power can take back. */
function readsKept(body: Doc): boolean {
  const level = own(documentAt(body, "readConcern") ?? {}, "level");
  return level === "majority" || level === "linearizable";
}
