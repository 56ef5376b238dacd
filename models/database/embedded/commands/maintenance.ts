import { isAbsolute } from "node:path";
import { Long } from "../bson/values.ts";
import { own } from "../bson/doc.ts";
import { badValue, ServerError } from "../errors.ts";
import { backUp } from "../store/backup.ts";
import { compact as compactFile } from "../store/compact.ts";
import { verifyCollection } from "../store/verify.ts";
import { fields } from "./answer.ts";
import { namespaceOf } from "./arguments.ts";
import type { Command } from "./command.ts";

/** Checks every document of a collection and its entries in the indexes. */
export const validate: Command = {
  fields: ["full", "background", "scandata"],
  async run(request) {
    const name = namespaceOf(request);
    const { store } = request;
    store.commits.flush();
    const collection = store.catalogue.get(name);
    if (!collection) throw new ServerError(26, `Collection '${name}' does not exist to validate.`);
    const { snapshots } = store.transactions;
    const snapshot = snapshots.take(store.commits.last);
    try {
      const { documents, invalid, keysPerIndex, errors } = await verifyCollection(snapshot, collection, request.pace);
      return fields({
        ns: name,
        nrecords: documents,
        nInvalidDocuments: Long.fromNumber(invalid),
        nIndexes: Object.keys(keysPerIndex).length,
        keysPerIndex,
        valid: errors.length === 0,
        errors,
        warnings: [],
      });
    } finally {
      snapshots.give(snapshot);
    }
  },
};

/** Gives free space of the file back to the disk. */
export const compact: Command = {
  fields: ["force", "dryRun", "freeSpaceTargetMB"],
  async run(request) {
    const name = namespaceOf(request);
    if (!request.store.catalogue.get(name)) throw new ServerError(26, `Collection '${name}' does not exist.`);
    return fields({ bytesFreed: Long.fromNumber(await compactFile(request.store, request.pace)) });
  },
};

/**
 * Writes a copy of the whole file into a folder of this machine. No command of MongoDB: it has to do with files, so only
 * those may ask who reach the socket in the folder, which is for the owner alone.
 */
export const backup: Command = {
  fields: [],
  isAdministrative: true,
  async run({ body, server, store }) {
    const into = own(body, "backup");
    if (typeof into !== "string" || !isAbsolute(into)) throw badValue("'backup' must be the whole path of a folder");
    if (!server.address.startsWith("/")) throw new ServerError(13, "a backup can be asked for through the socket only");
    store.commits.flush();
    try {
      await backUp(store.folder, into);
    } catch (error) {
      throw new ServerError(96, error instanceof Error ? error.message : String(error));
    }
    return fields({});
  },
};
