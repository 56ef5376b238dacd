import { ServerError } from "../errors.ts";

/** Tells a client to begin its transaction anew. */
export const transient = "TransientTransactionError";

/** Error 112: somebody else has changed what the transaction wants to change. */
export function writeConflict(): ServerError {
  return new ServerError(
    112,
    "WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.",
    {
      labels: [transient],
    },
  );
}

/** Error 246: the state that the transaction reads is no longer to be had. */
export function snapshotUnavailable(): ServerError {
  return new ServerError(246, "The collection has changed its shape since the transaction began. Please retry it.", {
    labels: [transient],
  });
}
