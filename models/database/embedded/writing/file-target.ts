import { decode } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { buildIndex } from "../index/build.ts";
import type { Index } from "../index/definition.ts";
import type { Pace } from "../reading/pace.ts";
import { FileView } from "../reading/view.ts";
import type { Collection } from "../store/collection.ts";
import type { Documents } from "../store/documents.ts";
import { nextRow } from "../store/next-row.ts";
import type { Row } from "../store/row.ts";
import type { Store } from "../store/store.ts";
import type { Commit } from "../transactions/commit.ts";
import type { Target } from "./target.ts";

/** Writes into the file, with what others write at the same time. `settle` waits until all of it is on disk. */
export class FileTarget extends FileView implements Target {
  bypassesValidation = false;
  private readonly store: Store;
  private readonly documents: Documents;
  private readonly commits = new Set<Commit>();

  constructor(store: Store) {
    super(store.writer, (namespace) => store.catalogue.get(namespace));
    this.store = store;
    this.documents = store.documents;
  }

  ensure(namespace: string, options: Doc = {}): Collection {
    const existing = this.store.catalogue.get(namespace);
    return existing ?? this.run(() => this.store.createCollection(namespace, options));
  }

  async createIndexes(collection: Collection, indexes: Index[], pace: Pace): Promise<void> {
    for (const index of indexes) await buildIndex(this.store, collection, index, pace);
  }

  insert(collection: Collection, doc: Doc, bytes: Uint8Array): void {
    if (!this.bypassesValidation) collection.check(doc);
    const row = nextRow(this.store.writer, collection);
    this.run((commit) => {
      if (this.documents.insert(collection, row, doc, bytes)) commit.changesCatalogue = true;
      this.store.changes.note(collection.id, row, commit.number);
    });
  }

  replace(collection: Collection, [row]: Row, before: Doc, after: Doc, bytes: Uint8Array): void {
    if (!this.bypassesValidation) collection.check(after);
    this.run((commit) => {
      if (this.documents.replace(collection, row, before, after, bytes)) commit.changesCatalogue = true;
      this.store.changes.note(collection.id, row, commit.number);
    });
  }

  remove(collection: Collection, [row, bytes]: Row): void {
    this.run((commit) => {
      this.documents.remove(collection, row, decode(bytes));
      this.store.changes.note(collection.id, row, commit.number);
    });
  }

  private run<T>(change: (commit: Commit) => T): T {
    return this.store.commits.run((commit) => {
      this.commits.add(commit);
      return change(commit);
    });
  }

  /** Waits until what was written, and what was read of other writes, is on disk. */
  async settle(): Promise<void> {
    await Promise.all([this.store.commits.settled(), ...[...this.commits].map(({ done }) => done)]);
  }
}
