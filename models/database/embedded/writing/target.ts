import type { Doc } from "../bson/doc.ts";
import type { Index } from "../index/definition.ts";
import type { Pace } from "../reading/pace.ts";
import type { View } from "../reading/view.ts";
import type { Collection } from "../store/collection.ts";
import type { Row } from "../store/row.ts";

/** Where a command writes, and reads what it writes on: the file, or a transaction. */
export interface Target extends View {
  /** Whether documents are taken that the collection's validator refuses. */
  bypassesValidation: boolean;
  /** A collection, which is made when there is none of this name. */
  ensure(namespace: string, options?: Doc): Collection;
  createIndexes(collection: Collection, indexes: Index[], pace: Pace): Promise<void>;
  insert(collection: Collection, doc: Doc, bytes: Uint8Array): void;
  replace(collection: Collection, row: Row, before: Doc, after: Doc, bytes: Uint8Array): void;
  remove(collection: Collection, row: Row): void;
}
