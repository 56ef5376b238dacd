import { ServerError } from "../errors.ts";

const codes = { readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, notADatabase: 26 };

/** An error of SQLite as a client sees it; others are given back as they are. */
export function asServerError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ServerError || !("errcode" in error)) return error;
  switch (Number(error.errcode) & 0xff) {
    case codes.full:
      return new ServerError(14031, "The disk is full: the write was undone. Free some space and write again.");
    case codes.readOnly:
      return new ServerError(96, "The data file is read-only: the write was undone.");
    case codes.inputOutput:
      return new ServerError(96, `The disk reports an error: ${error.message}.`);
    case codes.corrupt:
    case codes.notADatabase:
      return new ServerError(96, `The data file is damaged (${error.message}): restore a backup.`);
    default:
      if (/^no such (table|column)/.test(error.message)) {
        return new ServerError(175, "The collection or index was dropped or renamed meanwhile.");
      }
      return new ServerError(1, error.message);
  }
}

/** Whether a statement failed because a key exists already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (error.errcode === 2067 || error.errcode === 1555);
}
