import { Binary } from "../bson/values.ts";
import { own, type Doc } from "../bson/doc.ts";
import { ServerError, typeMismatch } from "../errors.ts";
import type { RetryableWrite, Session } from "../sessions.ts";
import { transient } from "../transactions/conflict.ts";
import type { Transaction } from "../transactions/transaction.ts";
import type { Reply } from "../wire/reply.ts";
import { bigintAt, documentAt, flagAt } from "./arguments.ts";
import type { Command, Request } from "./command.ts";

/** The name of a command's session; undefined where it has none. */
export function sessionOf(body: Doc): string | undefined {
  const lsid = documentAt(body, "lsid");
  return lsid && idOf(lsid);
}

/** The name of a session's id as clients send it. */
export function idOf(lsid: Doc): string {
  const id = own(lsid, "id");
  if (!(id instanceof Binary)) throw typeMismatch("'lsid.id' must be a UUID");
  return id.toString("hex");
}

/** Carries out a command as part of its session: in a transaction, as a write that may come twice, or simply. */
export async function inSession(request: Request, command: Command): Promise<Reply> {
  const { body, session: id, server } = request;
  const number = bigintAt(body, "txnNumber");
  if (id === undefined) {
    if (number !== undefined)
      throw new ServerError(72, "Transaction number requires a session ID to also be specified");
    return command.run(request);
  }
  const session = server.sessions.get(id);
  if (number === undefined) return command.run(request);
  if (number < session.lastNumber) {
    throw new ServerError(
      225,
      `Cannot start transaction ${number}: a newer transaction ${session.lastNumber} has already started.`,
    );
  }
  request.transactionNumber = number;
  if (own(body, "autocommit") === undefined) return retryable(request, command, session, number);
  if (flagAt(body, "autocommit")) throw new ServerError(72, "Specifying autocommit=true is not allowed.");
  if (command.endsTransaction) return command.run(request);
  return inTransaction(request, command, session, number);
}

/** A write whose answer got lost is answered again, not carried out again. */
function retryable(request: Request, command: Command, session: Session, number: bigint): Promise<Reply> {
  if (!command.isWrite)
    throw new ServerError(
      50768,
      `txnNumber may only be provided for multi-document transactions and retryable write commands.`,
    );
  const { name } = request;
  const isAgain = session.write?.number === number;
  if (isAgain && session.write!.name !== name) {
    throw new ServerError(
      name.toLowerCase() === "findandmodify" ? 40606 : 40638,
      `${name} retry request is not compatible with previous write in the transaction of type: ${session.write!.name}`,
    );
  }
  if (isAgain && session.write!.reply) return session.write!.reply;
  if (!isAgain) leave(request, session);
  const write: RetryableWrite = isAgain ? session.write! : { number, name, done: new Map() };
  session.write = write;
  session.lastNumber = number;
  request.done = write.done;
  const reply = Promise.resolve(command.run(request));
  write.reply = reply;
  // Not all was done: another try goes on behind the statements that were.
  reply.catch(() => delete write.reply);
  return reply;
}

async function inTransaction(request: Request, command: Command, session: Session, number: bigint): Promise<Reply> {
  const isStart = own(request.body, "startTransaction") !== undefined;
  try {
    const transaction = isStart ? await start(request, session, number) : current(session, number);
    request.transaction = transaction;
    transaction.lastUse = performance.now();
    checkCommand(request, command, isStart);
    return await command.run(request);
  } catch (error) {
    // Any error ends a transaction.
    const { transaction } = session;
    if (transaction?.number === number && transaction.state !== "committed") {
      request.store.transactions.abort(transaction);
    }
    throw error;
  } finally {
    if (request.transaction?.state === "failed") request.store.transactions.abort(request.transaction);
  }
}

async function start(request: Request, session: Session, number: bigint): Promise<Transaction> {
  if (session.transaction?.number === number || session.write?.number === number) {
    throw new ServerError(117, `Cannot start transaction ${number}: it has been started before.`);
  }
  leave(request, session);
  session.lastNumber = number;
  const transaction = await request.store.transactions.begin(number);
  session.transaction = transaction;
  return transaction;
}

/** A session goes on to something new: what it had open is given up. */
function leave({ store }: Request, session: Session): void {
  if (session.transaction) store.transactions.abort(session.transaction);
}

/** The open transaction of a session with this number. */
export function current(session: Session, number: bigint): Transaction {
  const { transaction } = session;
  if (transaction?.number === number) {
    if (transaction.state === "open") return transaction;
    if (transaction.state === "committed") throw new ServerError(256, `Transaction ${number} has been committed.`);
  }
  const what = transaction?.number === number ? "has been aborted" : "does not exist";
  throw new ServerError(
    251,
    `Given transaction number ${number} does not match any in-progress transactions: it ${what}.`,
    {
      labels: [transient],
    },
  );
}

function checkCommand({ name, body, database }: Request, command: Command, isStart: boolean): void {
  if (!command.isTransactional) {
    throw new ServerError(263, `Cannot run '${name}' in a multi-document transaction.`);
  }
  if (own(body, "writeConcern") !== undefined) {
    throw new ServerError(72, "writeConcern is not allowed within a multi-statement transaction");
  }
  if (own(body, "readConcern") !== undefined && !isStart) {
    throw new ServerError(72, "Only the first command in a transaction may specify a readConcern");
  }
  if (["admin", "config", "local"].includes(database) && !command.isAdministrative) {
    throw new ServerError(263, `Cannot read or write the '${database}' database in a transaction`);
  }
}
