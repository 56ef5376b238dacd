import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import type { Pace } from "../reading/pace.ts";
import type { View } from "../reading/view.ts";
import type { Store } from "../store/store.ts";
import { Transaction } from "../transactions/transaction.ts";
import type { Reply } from "../wire/reply.ts";
import type { Target } from "../writing/target.ts";
import type { Server } from "../server.ts";

/** Who asks: one connection. */
export interface Client {
  id: number;
  /** Where it comes from, as MongoDB writes it. */
  address: string;
  /** The name that the application gave itself. */
  application?: string;
}

/** A command to be carried out. */
export interface Request {
  name: string;
  database: string;
  body: Doc;
  /** Documents that came beside the body, not decoded. */
  sequences: Map<string, Uint8Array[]>;
  client: Client;
  server: Server;
  store: Store;
  pace: Pace;
  /** The session and the number that the client gave to this command within it. */
  session: string | undefined;
  transactionNumber: bigint | undefined;
  transaction: Transaction | undefined;
  /** What the statements of a retryable write did in an earlier try, by their positions; undefined for other commands. */
  done?: Map<number, unknown>;
  /** Whether a fail point wants the connection closed afterwards. */
  hangsUp?: boolean;
}

export interface Command {
  /** Fields of the command beside those that every command has. Others are refused. */
  fields: readonly string[];
  /** Whether its fields are names that it looks up itself. */
  takesAnyField?: boolean;
  /** Fields that are taken with these values only, because what they ask for is not supported. */
  only?: Record<string, readonly unknown[]>;
  /** Whether it can be part of a transaction. */
  isTransactional?: boolean;
  /** Whether it commits or aborts the transaction that it is called in. */
  endsTransaction?: boolean;
  /** Whether it writes: then clients may send it again with the same number. */
  isWrite?: boolean;
  /** Whether it makes or takes away collections or indexes. */
  changesCatalogue?: boolean;
  /** Whether it is for the database `admin` only. */
  isAdministrative?: boolean;
  run(request: Request): Reply | Promise<Reply>;
}

/** Refuses a statement that changes many documents where it may come twice: it could not be told what the first try did. */
export function refuseRetriedMany({ done }: Request, isMulti: boolean): void {
  if (isMulti && done) throw new ServerError(72, "Cannot use (or request) retryable writes with multi=true");
}

/** The state of the data that a request reads. */
export function viewOf(request: Request): View {
  return request.transaction ?? request.store.read();
}

/** Runs something that writes; it is done when all of it is on disk, or part of the transaction. */
export async function writing<T>(request: Request, work: (target: Target) => Promise<T> | T): Promise<T> {
  const target = request.transaction ?? request.store.target();
  target.bypassesValidation = own(request.body, "bypassDocumentValidation") === true;
  if (target instanceof Transaction) return work(target);
  const settle = () =>
    target.settle().catch((error: unknown) => {
      // Undone: another try has to do it again.
      request.done?.clear();
      throw error;
    });
  let result: T;
  try {
    result = await work(target);
  } catch (error) {
    await settle();
    throw error;
  }
  await settle();
  return result;
}
