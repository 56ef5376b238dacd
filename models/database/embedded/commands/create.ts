import { own, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { isNumber } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import type { Index } from "../index/definition.ts";
import { isSameSignature, readSpecification } from "../index/specification.ts";
import { compileFilter } from "../query/match.ts";
import type { Collection } from "../store/collection.ts";
import { fields } from "./answer.ts";
import { choiceAt, collationAt, documentAt, namespaceOf } from "./arguments.ts";
import { writing, type Command } from "./command.ts";

/** Makes a collection. */
export const create: Command = {
  fields: [
    "collation",
    "indexOptionDefaults",
    "storageEngine",
    "capped",
    "size",
    "max",
    "viewOn",
    "pipeline",
    "validator",
    "validationLevel",
    "validationAction",
    "timeseries",
    "expireAfterSeconds",
    "clusteredIndex",
    "changeStreamPreAndPostImages",
    "encryptedFields",
    "autoIndexId",
    "flags",
    "idIndex",
  ],
  only: {
    capped: [false],
    viewOn: [],
    pipeline: [],
    timeseries: [],
    clusteredIndex: [],
    encryptedFields: [],
    expireAfterSeconds: [],
    changeStreamPreAndPostImages: [{ enabled: false }],
  },
  isTransactional: true,
  changesCatalogue: true,
  async run(request) {
    const name = namespaceOf(request);
    const collation = collationAt(request.body);
    const options: Doc = { ...validationOf(request.body), ...(collation && { collation: collation.spec }) };
    await writing(request, (target) => {
      const existing = target.collection(name);
      if (!existing) return void target.ensure(name, options);
      if (compare(existing.options, options) === 0) return;
      throw new ServerError(48, `namespace ${name} already exists, but with different options`);
    });
    return fields({});
  },
};

const validation = ["validator", "validationLevel", "validationAction"];

/** The options about validation; a validator that cannot be read is refused. */
function validationOf(body: Doc): Doc {
  choiceAt(body, "validationAction", ["error", "warn"], "create");
  const level = choiceAt(body, "validationLevel", ["strict", "moderate", "off"], "create") ?? "strict";
  if (level !== "strict") throw new ServerError(303, `the validation level '${level}' is not supported`);
  const validator = documentAt(body, "validator");
  if (validator) compileFilter(validator);
  return Object.fromEntries(Object.entries(body).filter(([name]) => validation.includes(name)));
}

/** Changes options of a collection: its validator, or after how many seconds an index lets documents expire. */
export const collMod: Command = {
  fields: [...validation, "index"],
  changesCatalogue: true,
  async run(request) {
    const name = namespaceOf(request);
    const change = documentAt(request.body, "index");
    const options = validationOf(request.body);
    const answer: Doc = {};
    await writing(request, () => {
      const collection = request.store.catalogue.get(name);
      if (!collection) throw new ServerError(26, `ns does not exist: ${name}`);
      const spec = change && changedIndex(collection, change, answer);
      request.store.modifyCollection(collection, options, spec);
    });
    return fields(answer);
  },
};

function changedIndex(collection: Collection, change: Doc, answer: Doc): { index: Index; spec: Doc } {
  const { name, keyPattern, expireAfterSeconds, ...others } = change;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new ServerError(303, `collMod cannot change '${unknown}' of an index here`);
  const index = collection.indexes.find(
    (one) => one.name === name || isSameSignature({ key: one.key }, { key: keyPattern }),
  );
  if (!index) throw new ServerError(27, "cannot find the index that collMod is to change");
  if (!isNumber(expireAfterSeconds)) throw new ServerError(72, "no expireAfterSeconds field");
  answer["expireAfterSeconds_old"] = own(index.spec, "expireAfterSeconds") ?? null;
  answer["expireAfterSeconds_new"] = expireAfterSeconds;
  return { index, spec: readSpecification({ ...index.spec, expireAfterSeconds }) };
}
