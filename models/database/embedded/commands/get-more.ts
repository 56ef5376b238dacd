import { Long } from "../bson/values.ts";
import { ServerError } from "../errors.ts";
import { bigintAt, countAt, missing, namespaceOf, arrayAt } from "./arguments.ts";
import { fields } from "./answer.ts";
import type { Command } from "./command.ts";

/** The next batch of a cursor. */
export const getMore: Command = {
  fields: ["collection", "batchSize", "term", "lastKnownCommittedOpTime"],
  isTransactional: true,
  async run(request) {
    const { cursors } = request.store;
    const id = bigintAt(request.body, "getMore");
    if (id === undefined) throw missing("getMore", "getMore");
    const namespace = namespaceOf(request, "collection");
    const cursor = cursors.get(id, namespace);
    if (cursor.session !== request.session) {
      throw new ServerError(50738, `Cannot run getMore on cursor ${id}, which belongs to another session`);
    }
    if (cursor.transaction !== request.transaction) {
      throw new ServerError(50740, `Cannot run getMore on cursor ${id}, which belongs to another transaction`);
    }
    const documents = await cursor.next(countAt(request.body, "batchSize") || Infinity, request.pace);
    if (!cursor.isOpen) cursors.close(id);
    return {
      fields: { cursor: { id: Long.fromBigInt(cursor.isOpen ? id : 0n), ns: namespace } },
      batch: { name: "nextBatch", documents },
    };
  },
};

/** Closes cursors. */
export const killCursors: Command = {
  fields: ["cursors"],
  isTransactional: true,
  run({ body, store }) {
    const cursorsKilled: unknown[] = [];
    const cursorsNotFound: unknown[] = [];
    for (const value of arrayAt(body, "cursors") ?? []) {
      const id = bigintAt({ value }, "value") ?? 0n;
      (store.cursors.close(id) ? cursorsKilled : cursorsNotFound).push(Long.fromBigInt(id));
    }
    return fields({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] });
  },
};
