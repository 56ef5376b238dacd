import type { BSON } from "mongodb";

/** One collection that can be read from beginning to end. */
export interface SourceCollection {
  name: string;
  /** As `create` takes them. */
  options: BSON.Document;
  /** As `createIndexes` takes them; the one of `_id` is left out. */
  indexes: BSON.Document[];
  /** Its documents as the bytes they are kept in, some at a time. */
  read(): AsyncIterable<Uint8Array[]>;
}

/** Where collections are copied from: a database, or a folder with a copy of one. */
export interface Source {
  collections: SourceCollection[];
  close(): Promise<void>;
}

/** Reads a source's documents and nothing else. */
export async function closing<T>(source: Source, work: (source: Source) => Promise<T>): Promise<T> {
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}
