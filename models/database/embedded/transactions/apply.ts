import { decode } from "../bson/decode.ts";
import { ServerError } from "../errors.ts";
import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";
import type { Commit } from "./commit.ts";
import { snapshotUnavailable, writeConflict } from "./conflict.ts";
import type { Overlay } from "./overlay.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Writes what a transaction has set aside into the commit that is open, all of it or nothing. The first to commit a
 * change of a row wins: when one of the rows was changed by another, the transaction has to begin anew.
 */
export function applyTransaction(store: Store, transaction: Transaction): void {
  store.change((commit) => {
    checkConflicts(store, transaction);
    try {
      attempt(store, commit, () => write(store, commit, transaction, inTurn));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Unique values may have changed places between rows, which no order of single changes allows.
      attemptAnew(store, commit, transaction);
    }
  });
}

function checkConflicts({ catalogue, changes }: Store, { overlays, drafts, snapshot }: Transaction): void {
  for (const namespace of drafts.keys()) if (catalogue.get(namespace)) throw writeConflict();
  for (const [collection, overlay] of overlays) {
    if (!drafts.has(collection.namespace) && catalogue.get(collection.namespace) !== collection) {
      throw snapshotUnavailable();
    }
    for (const row of overlay.changes.keys())
      if (changes.since(collection.id, row, snapshot.commit)) throw writeConflict();
  }
}

function attempt(store: Store, commit: Commit, work: () => void): void {
  const { writer } = store;
  writer.run("savepoint applied");
  try {
    work();
  } catch (error) {
    if (writer.database.isTransaction) {
      writer.run("rollback to applied");
      writer.run("release applied");
      if (commit.changesCatalogue) store.catalogue.load(writer, commit.number);
    }
    throw error;
  }
  writer.run("release applied");
}

function attemptAnew(store: Store, commit: Commit, transaction: Transaction): void {
  try {
    attempt(store, commit, () => write(store, commit, transaction, allAtOnce));
  } catch (error) {
    // Another commit has taken a key that was free when the transaction looked.
    throw isDuplicate(error) ? writeConflict() : error;
  }
}

const isDuplicate = (error: unknown) => error instanceof ServerError && error.code === 11000;

type Writing = (store: Store, commit: Commit, collection: Collection, overlay: Overlay) => void;

function write(store: Store, commit: Commit, { overlays, drafts }: Transaction, writing: Writing): void {
  for (const draft of drafts.values()) {
    commit.changesCatalogue = true;
    store.catalogue.add(store.writer, draft);
  }
  for (const [collection, overlay] of overlays) {
    writing(store, commit, collection, overlay);
    for (const row of overlay.changes.keys()) store.changes.note(collection.id, row, commit.number);
  }
}

/** Changes each row by itself. */
function inTurn({ documents }: Store, commit: Commit, collection: Collection, { changes }: Overlay): void {
  for (const [row, { before, after }] of changes)
    if (before && !after) documents.remove(collection, row, decode(before));
  for (const [row, { before, after }] of changes) {
    if (!after) continue;
    const isNoted = before
      ? documents.replace(collection, row, decode(before), after.doc, after.bytes)
      : documents.insert(collection, row, after.doc, after.bytes);
    // At once: when a later row is refused, what was noted of this one is undone with it.
    if (isNoted) commit.changesCatalogue = true;
  }
}

/** Takes all rows away before it puts them back as they are to be. */
function allAtOnce({ documents }: Store, commit: Commit, collection: Collection, { changes }: Overlay): void {
  for (const [row, { before }] of changes) if (before) documents.remove(collection, row, decode(before));
  for (const [row, { after }] of changes) {
    if (after && documents.insert(collection, row, after.doc, after.bytes)) commit.changesCatalogue = true;
  }
}
