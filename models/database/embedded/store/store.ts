import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { Index } from "../index/definition.ts";
import { Cursors } from "../reading/cursor.ts";
import { Statistics } from "../reading/statistics.ts";
import { FileView } from "../reading/view.ts";
import { Changes } from "../transactions/changes.ts";
import type { Commit, CommitHooks } from "../transactions/commit.ts";
import { Commits } from "../transactions/commits.ts";
import { Snapshots } from "../transactions/snapshots.ts";
import { Transactions } from "../transactions/transactions.ts";
import { Catalogue } from "./catalogue.ts";
import type { Collection } from "./collection.ts";
import { CommitCount, refuseLoss } from "./commit-count.ts";
import type { Connection } from "./connection.ts";
import { Documents } from "./documents.ts";
import { FileTarget } from "../writing/file-target.ts";
import type { Sync } from "./log.ts";
import { isPassing } from "./name.ts";
import { LastCommit } from "./reader.ts";
import { asOpeningError, openFile, openReader, wasInterrupted } from "./file.ts";

/** An open data folder: the connections to the file, and what is known of it in memory. */
export class Store {
  readonly folder: string;
  /** Whether the file was left behind by a process that died, and was brought in order when it was opened. */
  readonly isRecovered: boolean;
  readonly writer: Connection;
  readonly catalogue = new Catalogue();
  readonly documents: Documents;
  readonly commits: Commits;
  readonly changes = new Changes();
  readonly transactions: Transactions;
  readonly cursors = new Cursors();
  readonly statistics = new Statistics();
  private readonly count: CommitCount;
  private readonly reader: Connection;
  private readonly view: FileView;

  constructor(folder: string, sync?: Sync) {
    this.folder = folder;
    refuseLoss(folder);
    this.isRecovered = wasInterrupted(folder);
    this.writer = openFile(folder);
    try {
      this.count = new CommitCount(folder, this.writer);
      this.reader = openReader(folder);
      this.catalogue.load(this.writer);
    } catch (error) {
      this.writer.close();
      throw asOpeningError(error, folder);
    }
    this.documents = new Documents(this.writer, this.catalogue);
    this.transactions = new Transactions(
      this,
      new Snapshots(this.writer, (megabytes) => openReader(folder, megabytes)),
    );
    const committed = new LastCommit(this.reader, this.writer, () => this.commits.current !== undefined);
    this.view = new FileView(committed, (namespace) => this.catalogue.get(namespace));
    const hooks: CommitHooks = {
      beginning: () => this.transactions.snapshots.pin(),
      committing: () => this.count.next(),
      committed: () => this.forgetChanges(),
      kept: ({ count }) => this.count.kept(count),
      undone: (commit) => {
        this.forgetChanges();
        if (commit.changesCatalogue) this.catalogue.load(this.writer, this.commits.last);
      },
    };
    this.commits = new Commits(folder, this.writer, hooks, sync);
    this.dropUnfinished();
  }

  /** The last commit, to read from. */
  read(): FileView {
    // The catalogue in memory is ahead of the file while a commit that changes it is open.
    if (this.commits.current?.changesCatalogue) this.commits.flush();
    return this.view;
  }

  /** The file, to write into. */
  target(): FileTarget {
    return new FileTarget(this);
  }

  /** Changes the file in the commit that is open. */
  change<T>(work: (commit: Commit) => T): T {
    return this.commits.run(work);
  }

  createCollection(namespace: string, options: Doc): Collection {
    return this.changeCatalogue(() => {
      const collection = this.catalogue.draft(namespace, options);
      this.catalogue.add(this.writer, collection);
      return collection;
    });
  }

  /** Gives the collection that was there. */
  dropCollection(namespace: string): Collection | undefined {
    const collection = this.catalogue.get(namespace);
    if (!collection) return undefined;
    this.cursors.closeWhere((cursor) => cursor.namespace === namespace);
    this.changeCatalogue(() => this.catalogue.drop(this.writer, collection));
    return collection;
  }

  renameCollection(from: string, to: string, isReplacing: boolean): void {
    const collection = this.catalogue.get(from);
    if (!collection) throw new ServerError(26, `Source collection ${from} does not exist`);
    if (from === to) throw new ServerError(20, "Can't rename a collection to itself");
    if (this.catalogue.get(to) && !isReplacing) throw new ServerError(48, `target namespace exists`);
    this.cursors.closeWhere(({ namespace }) => namespace === from || namespace === to);
    // In one commit: what was in the place is not gone before the other has come into it.
    this.changeCatalogue(() => {
      const replaced = this.catalogue.get(to);
      if (replaced) this.catalogue.drop(this.writer, replaced);
      this.catalogue.rename(this.writer, collection, to);
    });
  }

  /** An index like another one, for another collection. */
  copyIndex({ spec }: Index): Index {
    return new Index({ id: this.catalogue.nextId(), spec, multikey: [], isBuilding: false });
  }

  /** Changes options of a collection and the specification of one of its indexes. */
  modifyCollection(collection: Collection, options: Doc, change?: { index: Index; spec: Doc }): void {
    this.changeCatalogue(() => {
      collection.options = { ...collection.options, ...options };
      if (change) change.index.spec = change.spec;
      this.catalogue.save(this.writer, collection);
    });
  }

  dropIndex(collection: Collection, index: Index): void {
    this.changeCatalogue(() => this.catalogue.dropIndex(this.writer, collection, index));
  }

  /** Finishes what is open and closes the file, with everything in its main part. */
  close(): void {
    this.commits.flush();
    this.cursors.closeWhere(() => true);
    this.transactions.close();
    this.reader.close();
    this.writer.exec("pragma wal_checkpoint(truncate)");
    this.writer.close();
    this.commits.close();
    this.count.close();
  }

  /** Indexes and collections whose making was interrupted: clients ask for them again. */
  private dropUnfinished(): void {
    for (const collection of this.catalogue.all()) {
      if (isPassing(collection)) {
        this.dropCollection(collection.namespace);
        continue;
      }
      for (const index of collection.indexes) if (index.isBuilding) this.dropIndex(collection, index);
    }
    this.commits.flush();
  }

  /** Changes matter to transactions that are open only. */
  private forgetChanges(): void {
    if (this.transactions.count === 0) this.changes.clear();
  }

  private changeCatalogue<T>(work: () => T): T {
    return this.commits.run((commit) => {
      commit.changesCatalogue = true;
      return work();
    });
  }
}
