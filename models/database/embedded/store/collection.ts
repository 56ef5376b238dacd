import { parseCollation, type Collation } from "../bson/collation.ts";
import { own, type Doc } from "../bson/doc.ts";
import type { Index } from "../index/definition.ts";

/** A collection of the catalogue. */
export class Collection {
  readonly id: number;
  namespace: string;
  readonly options: Doc;
  readonly uuid: unknown;
  indexes: Index[];
  /** How strings compare where a command does not say. */
  readonly collation: Collation | undefined;
  /** The number of the last row given out; rows are numbered as they are inserted and numbers are not used again. */
  lastRow: number | undefined;
  readonly table: string;

  constructor(id: number, namespace: string, options: Doc, uuid: unknown, indexes: Index[]) {
    this.id = id;
    this.namespace = namespace;
    this.options = options;
    this.uuid = uuid;
    this.indexes = indexes;
    this.collation = parseCollation(own(options, "collation") as Doc | undefined);
    this.table = `c${id}`;
  }

  get database(): string {
    return databaseOf(this.namespace);
  }

  get name(): string {
    return this.namespace.slice(this.database.length + 1);
  }

  index(name: string): Index | undefined {
    return this.indexes.find((index) => index.name === name);
  }
}

export const databaseOf = (namespace: string) => namespace.slice(0, namespace.indexOf("."));
