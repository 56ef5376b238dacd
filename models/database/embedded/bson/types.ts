import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from "./values.ts";

/** The numbers of the BSON types, as the format and `$type` count them. */
export const types = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof types;
/** One of `types`. */
export type BsonType = number;

const names = new Map<BsonType, TypeName>(
  Object.entries(types).map(([name, number]) => [number, name as TypeName] as const),
);

// By prototype, not by `constructor` or `_bsontype`: a document may have fields of these names.
const prototypes = new Map<unknown, BsonType>([
  [Object.prototype, types.object],
  [null, types.object],
  [Array.prototype, types.array],
  [Date.prototype, types.date],
  [Int32.prototype, types.int],
  [Double.prototype, types.double],
  [Long.prototype, types.long],
  [Decimal128.prototype, types.decimal],
  [ObjectId.prototype, types.objectId],
  [Binary.prototype, types.binData],
  [UUID.prototype, types.binData],
  [Uint8Array.prototype, types.binData],
  [Buffer.prototype, types.binData],
  [BSONRegExp.prototype, types.regex],
  [RegExp.prototype, types.regex],
  [BSONSymbol.prototype, types.symbol],
  [Timestamp.prototype, types.timestamp],
  [MinKey.prototype, types.minKey],
  [MaxKey.prototype, types.maxKey],
]);

/** The BSON type of a value; undefined for a missing one is `types.undefined`. */
export function typeOf(value: unknown): BsonType {
  switch (typeof value) {
    case "string":
      return types.string;
    case "number":
      return (value | 0) === value && !Object.is(value, -0) ? types.int : types.double;
    case "boolean":
      return types.bool;
    case "bigint":
      return types.long;
    case "object": {
      if (value === null) return types.null;
      const type = prototypes.get(Object.getPrototypeOf(value));
      if (type !== undefined) return type;
      if (value instanceof Code) return value.scope ? types.javascriptWithScope : types.javascript;
      throw new TypeError("not a BSON value");
    }
    case "undefined":
    case "function":
    case "symbol":
      return types.undefined;
  }
}

/** The name of a value's type as `$type` gives it. */
export function typeName(value: unknown): TypeName {
  return names.get(typeOf(value))!;
}

/** Any BSON number; plain numbers and bigints are taken too. */
export type BsonNumber = Int32 | Double | Long | Decimal128 | number | bigint;

/** Whether a value is one of the four kinds of number. */
export function isNumber(value: unknown): value is BsonNumber {
  const type = typeOf(value);
  return type === types.int || type === types.double || type === types.long || type === types.decimal;
}

const classes: Record<BsonType, number> = {
  [-1]: 1,
  6: 2,
  10: 5,
  16: 10,
  1: 10,
  18: 10,
  19: 10,
  2: 15,
  14: 15,
  3: 20,
  4: 25,
  5: 30,
  7: 35,
  8: 40,
  9: 45,
  17: 47,
  11: 50,
  12: 55,
  13: 60,
  15: 65,
  127: 127,
};

/** The place of a type in BSON order; types of one class (the numbers) are compared with each other. */
export function classOf(value: unknown): number {
  return classes[typeOf(value)]!;
}
