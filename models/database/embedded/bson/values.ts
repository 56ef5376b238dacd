import { createRequire } from "node:module";
import type { BSON } from "mongodb";

// The classes of the BSON package that the driver uses, without the driver: loading that would cost more than all the
// rest of a start, and nothing of it is used here.
const driver = createRequire(import.meta.url).resolve("mongodb");
const bson = createRequire(driver)("bson") as typeof BSON;

export const {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  EJSON,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} = bson;

export type Binary = BSON.Binary;
export type BSONRegExp = BSON.BSONRegExp;
export type BSONSymbol = BSON.BSONSymbol;
export type Code = BSON.Code;
export type DBRef = BSON.DBRef;
export type Decimal128 = BSON.Decimal128;
export type Double = BSON.Double;
export type Int32 = BSON.Int32;
export type Long = BSON.Long;
export type MaxKey = BSON.MaxKey;
export type MinKey = BSON.MinKey;
export type ObjectId = BSON.ObjectId;
export type Timestamp = BSON.Timestamp;
export type UUID = BSON.UUID;
