import { parseCollation, type Collation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import type { Index } from "../index/definition.ts";
import { Uses } from "../index/uses.ts";
import { compileFilter } from "../query/match.ts";

/** A collection of the catalogue. */
export class Collection {
  readonly id: number;
  namespace: string;
  options: Doc;
  readonly uuid: unknown;
  indexes: Index[];
  /** How strings compare where a command does not say. */
  readonly collation: Collation | undefined;
  /** The number of the last row given out; rows are numbered as they are inserted and numbers are not used again. */
  lastRow: number | undefined;
  readonly table: string;
  /** Of `_id`. */
  readonly uses = new Uses();
  private valid: { validator: Doc; matches: (doc: Doc) => boolean } | undefined;

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

  /** Refuses a document that the collection's validator does not match. */
  check(doc: Doc): void {
    const validator = own(this.options, "validator");
    if (!isDoc(validator) || own(this.options, "validationAction") === "warn") return;
    if (this.valid?.validator !== validator) this.valid = { validator, matches: compileFilter(validator) };
    if (this.valid.matches(doc)) return;
    throw new ServerError(121, "Document failed validation", {
      extra: {
        errInfo: { failingDocumentId: doc["_id"], details: { operatorName: "validator", specifiedAs: validator } },
      },
    });
  }

  index(name: string): Index | undefined {
    return this.indexes.find((index) => index.name === name);
  }
}

export const databaseOf = (namespace: string) => namespace.slice(0, namespace.indexOf("."));
