import { Int32 } from "../bson/values.ts";
import { parseCollation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { toNumber } from "../bson/number.ts";
import { isNumber, typeName } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import { compileFilter } from "../query/match.ts";
import type { Index } from "./definition.ts";

const known = new Set([
  "v",
  "key",
  "name",
  "unique",
  "sparse",
  "partialFilterExpression",
  "expireAfterSeconds",
  "collation",
  "background",
  "ns",
  "hidden",
]);

const kinds = new Set(["2d", "2dsphere", "text", "hashed", "geoHaystack", "columnstore"]);

/** Checks what a client asks for in createIndexes and brings it into the form that is kept. */
export function readSpecification(sent: Doc): Doc {
  const key = own(sent, "key");
  if (!isDoc(key) || Object.keys(key).length === 0) {
    throw new ServerError(67, "Index keys cannot be an empty object.");
  }
  for (const name of Object.keys(sent)) {
    if (!known.has(name)) {
      throw new ServerError(197, `The field '${name}' is not valid for an index specification of this server.`);
    }
  }
  if (isOn(sent, "hidden")) throw new ServerError(303, "hidden indexes are not supported");
  checkKey(key);
  const name = own(sent, "name");
  if (typeof name !== "string" || name === "")
    throw new ServerError(9, "The 'name' field is a required property of an index specification");
  if (name === "*") throw new ServerError(2, "The index name '*' is not valid.");
  const version = own(sent, "v");
  if (version !== undefined && !(isNumber(version) && [1, 2].includes(toNumber(version))))
    throw new ServerError(67, "Invalid index specification: 'v' has to be 1 or 2");
  const spec: Doc = { v: new Int32(2), key, name };
  if (isOn(sent, "unique")) spec["unique"] = true;
  if (isOn(sent, "sparse")) spec["sparse"] = true;
  const partial = own(sent, "partialFilterExpression");
  if (partial !== undefined) {
    if (!isDoc(partial)) throw new ServerError(14, "'partialFilterExpression' must be an object");
    if (spec["sparse"]) throw new ServerError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
    checkPartial(partial);
    compileFilter(partial);
    spec["partialFilterExpression"] = partial;
  }
  const seconds = own(sent, "expireAfterSeconds");
  if (seconds !== undefined) {
    if (!isNumber(seconds) || toNumber(seconds) < 0 || toNumber(seconds) > 0x7fff_ffff) {
      throw new ServerError(67, "TTL index 'expireAfterSeconds' option must be within an acceptable range");
    }
    if (Object.keys(key).length > 1)
      throw new ServerError(67, "TTL indexes are single-field indexes, compound indexes do not support TTL.");
    spec["expireAfterSeconds"] = seconds;
  }
  const collation = parseCollation(own(sent, "collation") as Doc | undefined);
  if (collation) spec["collation"] = collation.spec;
  return spec;
}

/** Whether an option is switched on; a number counts as yes or no. */
function isOn(sent: Doc, name: string): boolean {
  const value = own(sent, name) ?? false;
  if (typeof value === "boolean") return value;
  if (isNumber(value)) return toNumber(value) !== 0;
  throw new ServerError(14, `The field '${name}' is of type ${typeName(value)}, which is not convertible to bool`);
}

function checkKey(key: Doc): void {
  for (const [path, direction] of Object.entries(key)) {
    if (path === "" || path.split(".").includes(""))
      throw new ServerError(67, "Index keys cannot contain an empty field.");
    if (path.includes("$**")) throw new ServerError(67, "wildcard indexes are not supported");
    if (path.split(".").some((part) => part.startsWith("$") && !["$id", "$ref", "$db"].includes(part))) {
      throw new ServerError(67, `Index key contains an illegal field name: field name starts with '$'.`);
    }
    if (typeof direction === "string") {
      if (kinds.has(direction)) throw new ServerError(67, `${direction} indexes are not supported`);
      throw new ServerError(67, `Unknown index plugin '${direction}'`);
    }
    if (!isNumber(direction)) {
      throw new ServerError(
        67,
        `Values in v:2 index key pattern cannot be of type ${typeName(direction)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
    const number = toNumber(direction);
    if (number === 0 || Number.isNaN(number)) {
      throw new ServerError(67, "Values in the index key pattern cannot be 0.");
    }
  }
}

const allowed = new Set(["$and", "$or", "$eq", "$in", "$exists", "$gt", "$gte", "$lt", "$lte", "$type"]);

function checkPartial(filter: unknown): void {
  if (Array.isArray(filter)) return filter.forEach(checkPartial);
  if (!isDoc(filter)) return;
  for (const [name, value] of Object.entries(filter)) {
    const isBad = name.startsWith("$") ? !allowed.has(name) : false;
    if (isBad || (name === "$exists" && (value === false || value === 0))) {
      throw new ServerError(67, `unsupported expression in partial index: ${name}`);
    }
    if (name === "$and" || name === "$or" || !name.startsWith("$")) checkPartial(value);
  }
}

/** Whether two specifications ask for the same index, their names aside. */
export function isSameIndex(a: Doc, b: Doc): boolean {
  const form = (spec: Doc) => encode({ ...spec, name: "", v: 2, key: normal(own(spec, "key") as Doc) });
  return Buffer.compare(form(a), form(b)) === 0;
}

/** Whether two specifications cannot live side by side under different names: same keys, same part, same collation. */
export function isSameSignature(a: Doc, b: Doc): boolean {
  const form = (spec: Doc) =>
    encode({
      key: normal(own(spec, "key") as Doc),
      partial: own(spec, "partialFilterExpression") ?? null,
      collation: own(spec, "collation") ?? null,
      unique: own(spec, "unique") ?? null,
      sparse: own(spec, "sparse") ?? null,
    });
  return Buffer.compare(form(a), form(b)) === 0;
}

const normal = (key: Doc): Doc =>
  Object.fromEntries(Object.entries(key).map(([path, direction]) => [path, toNumber(direction)]));

/** An index as `listIndexes` shows it. */
export function indexDocument(index: Index): Doc {
  return index.isBuilding ? { ...index.spec, buildUUID: "in progress" } : index.spec;
}
