import { decode } from "../bson/decode.ts";
import { ServerError } from "../errors.ts";
import type { Pace } from "../reading/pace.ts";
import type { Collection } from "../store/collection.ts";
import { asServerError } from "../store/failure.ts";
import { scanRows } from "../store/scan.ts";
import type { Store } from "../store/store.ts";
import type { Index } from "./definition.ts";

/**
 * Builds an index while others go on writing: writes keep it up from the start, and the rows of older documents are
 * added bit by bit. Queries use it once it is complete; an index whose build fails is taken away again.
 */
export async function buildIndex(store: Store, collection: Collection, made: Index, pace: Pace): Promise<void> {
  made.isBuilding = true;
  store.change((commit) => {
    commit.changesCatalogue = true;
    store.catalogue.addIndex(store.writer, collection, made);
  });
  try {
    for (const row of scanRows(store.writer, collection, { kind: "collection", isBackward: false })) {
      if (!row) {
        if (pace.isDue()) await pace.giveWay();
        continue;
      }
      const index = stillThere(collection, made);
      store.change((commit) => {
        if (store.documents.complete(collection, index, row[0], decode(row[1]))) commit.changesCatalogue = true;
      });
    }
  } catch (error) {
    const index = collection.indexes.find(({ id }) => id === made.id);
    if (index) store.dropIndex(collection, index);
    throw asServerError(error);
  }
  const index = stillThere(collection, made);
  store.change((commit) => {
    commit.changesCatalogue = true;
    index.isBuilding = false;
    index.readySince = commit.number;
    store.catalogue.save(store.writer, collection);
  });
}

/** The index as the catalogue has it now: others may have dropped it, or the collection. */
function stillThere(collection: Collection, { id, name }: Index): Index {
  const index = collection.indexes.find((other) => other.id === id);
  if (index) return index;
  throw new ServerError(276, `Index build failed: index ${name} was dropped meanwhile`);
}
