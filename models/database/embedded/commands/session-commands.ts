import { Binary } from "../bson/values.ts";
import { own } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { documentsAt } from "./arguments.ts";
import { fields } from "./answer.ts";
import type { Command } from "./command.ts";
import { current, idOf } from "./session.ts";

const end = (isCommit: boolean): Command => ({
  fields: ["recoveryToken"],
  isAdministrative: true,
  endsTransaction: true,
  async run(request) {
    const { transactions } = request.store;
    if (
      request.session === undefined ||
      request.transactionNumber === undefined ||
      own(request.body, "autocommit") === undefined
    ) {
      throw new ServerError(72, `${request.name} must be run within a transaction`);
    }
    const { transaction } = request.server.sessions.get(request.session);
    // A commit whose answer got lost is asked for again.
    const isDone = transaction?.number === request.transactionNumber && transaction.state === "committed";
    if (isDone && isCommit) return fields({});
    const open = current(request.server.sessions.get(request.session), request.transactionNumber);
    if (isCommit) await transactions.commit(open);
    else transactions.abort(open);
    return fields({});
  },
});

export const commitTransaction = end(true);
export const abortTransaction = end(false);

/** Forgets sessions; what they had open is given up. */
export const endSessions: Command = {
  fields: [],
  run(request) {
    for (const lsid of documentsAt(request.body, request.name) ?? []) request.server.sessions.end(idOf(lsid));
    return fields({});
  },
};

export const refreshSessions: Command = {
  fields: [],
  run(request) {
    for (const lsid of documentsAt(request.body, request.name) ?? []) request.server.sessions.get(idOf(lsid));
    return fields({});
  },
};

export const killAllSessions: Command = {
  fields: [],
  run(request) {
    request.server.sessions.endAll();
    // Tests of clients end with this; not all of them turn off what they have set up.
    request.server.failPoints?.clear();
    return fields({});
  },
};

export const startSession: Command = {
  fields: [],
  run(request) {
    const id = new Binary(crypto.getRandomValues(new Uint8Array(16)), Binary.SUBTYPE_UUID);
    request.server.sessions.get(id.toString("hex"));
    return fields({ id: { id }, timeoutMinutes: 30 });
  },
};
