import { parseCollation, type Collation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { compileFilter } from "../query/match.ts";
import { Uses } from "./uses.ts";

/** An index as the catalogue keeps it. */
export interface IndexEntry {
  id: number;
  spec: Doc;
  /** For each path whether a document had an array there. */
  multikey: boolean[];
  isBuilding: boolean;
}

/** An index of a collection: what its specification says, made ready for use. */
export class Index {
  readonly id: number;
  /** The specification as `listIndexes` shows it. */
  spec: Doc;
  readonly name: string;
  readonly key: Doc;
  readonly paths: string[];
  readonly descending: boolean[];
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  readonly partial: Doc | undefined;
  readonly collation: Collation | undefined;
  readonly multikey: boolean[];
  /** Not to be read yet: rows of older documents are still missing. */
  isBuilding: boolean;
  /** The number of the commit that completed it. */
  readySince = 0;
  /** Whether a document belongs into a partial index. */
  readonly takes: ((doc: Doc) => boolean) | undefined;
  readonly table: string;
  readonly uses = new Uses();

  constructor(entry: IndexEntry) {
    const { spec } = entry;
    this.id = entry.id;
    this.spec = spec;
    this.name = own(spec, "name") as string;
    this.key = own(spec, "key") as Doc;
    this.paths = Object.keys(this.key);
    this.descending = Object.values(this.key).map((direction) => Number(direction) < 0);
    this.isUnique = own(spec, "unique") === true;
    this.isSparse = own(spec, "sparse") === true;
    const partial = own(spec, "partialFilterExpression");
    this.partial = isDoc(partial) ? partial : undefined;
    this.collation = parseCollation(own(spec, "collation") as Doc | undefined);
    this.takes = this.partial && compileFilter(this.partial, this.collation && { collation: this.collation });
    this.multikey = this.paths.map((_path, i) => entry.multikey[i] === true);
    this.isBuilding = entry.isBuilding;
    this.table = `x${entry.id}`;
  }

  /** Seconds after which documents expire; undefined for an index without. */
  get expireAfterSeconds(): number | undefined {
    const seconds = own(this.spec, "expireAfterSeconds");
    return seconds === undefined ? undefined : Number(seconds);
  }

  get isMultikey(): boolean {
    return this.multikey.includes(true);
  }

  entry(): IndexEntry {
    return { id: this.id, spec: this.spec, multikey: [...this.multikey], isBuilding: this.isBuilding };
  }
}
