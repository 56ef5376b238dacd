import { Long, Timestamp, type Binary } from "../../bson/values.ts";
import { binaryOf } from "../../bson/parts.ts";
import { typeName, typeOf, types } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { strict } from "../form.ts";
import type { Form } from "../scope.ts";

/** Values that are not calculated with: bytes and timestamps. */
export const opaque: Record<string, Form> = {
  $binarySize: strict(1, 1, ([value]) => {
    if (typeof value === "string") return Buffer.byteLength(value);
    if (typeOf(value) !== types.binData)
      throw new ServerError(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value)}`);
    return binaryOf(value as Binary).bytes.length;
  }),
  $tsSecond: strict(1, 1, ([value], { name }) => Long.fromNumber(timestampOf(value, name).high >>> 0)),
  $tsIncrement: strict(1, 1, ([value], { name }) => Long.fromNumber(timestampOf(value, name).low >>> 0)),
};

function timestampOf(value: unknown, name: string): Timestamp {
  if (value instanceof Timestamp) return value;
  throw new ServerError(5687301, `${name} requires a timestamp argument, found: ${typeName(value)}`);
}
