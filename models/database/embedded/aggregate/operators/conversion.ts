import { Decimal128, Double, Long, ObjectId, UUID, type Binary, type Timestamp } from "../../bson/values.ts";
import { decimalOf } from "../../bson/arithmetic.ts";
import { parseDecimal, roundDecimal } from "../../bson/decimal.ts";
import { fromInteger, toInteger, toNumber } from "../../bson/number.ts";
import { textOf } from "../../bson/parts.ts";
import { isNumber, typeName, types, typeOf, type BsonType, type TypeName } from "../../bson/types.ts";
import { badValue, ServerError } from "../../errors.ts";
import { parseDate } from "../date/parse.ts";

type Convert = (value: unknown) => unknown;

const converters: Partial<Record<TypeName, Convert>> = {
  double: toDouble,
  string: toText,
  objectId: toObjectId,
  bool: (value) => (typeof value === "boolean" ? value : !isNumber(value) || toNumber(value) !== 0),
  date: toDate,
  int: (value) => toWhole(value, "int"),
  long: (value) => toWhole(value, "long"),
  decimal: toDecimal,
};

/** The conversion to a type, by its name or number; error 241 for what cannot be converted. */
export function converterFor(target: unknown): Convert {
  const name = typeof target === "string" ? target : nameOf(toNumber(target));
  const convert = Object.hasOwn(converters, name) ? converters[name as TypeName] : undefined;
  if (convert) return convert;
  if (Object.hasOwn(types, name)) return (value) => unsupported(value, name);
  throw badValue(`Unknown type name: ${name}`);
}

function nameOf(code: BsonType): string {
  return Object.entries(types).find(([, number]) => number === code)?.[0] ?? String(code);
}

function toDouble(value: unknown): unknown {
  if (isNumber(value)) return finite(new Double(toNumber(value)), value);
  if (typeof value === "boolean") return new Double(Number(value));
  if (value instanceof Date) return new Double(value.getTime());
  if (typeof value === "string") return new Double(Number(numeral(value)));
  return unsupported(value, "double");
}

function toDecimal(value: unknown): unknown {
  if (value instanceof Decimal128) return value;
  if (typeOf(value) === types.double) return decimalOf(toNumber(value));
  if (isNumber(value)) return Decimal128.fromString(String(toInteger(value)));
  if (typeof value === "boolean") return Decimal128.fromString(value ? "1" : "0");
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value === "string") return Decimal128.fromString(numeral(value));
  return unsupported(value, "decimal");
}

function toWhole(value: unknown, type: "int" | "long"): unknown {
  if (typeof value === "boolean") return fromInteger(value ? 1n : 0n, type);
  if (value instanceof Date && type === "long") return Long.fromNumber(value.getTime());
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw unparsed(value, "not an integer");
    return inRange(BigInt(value.replace(/^\+/, "")), value, type);
  }
  if (!isNumber(value)) return unsupported(value, type);
  return inRange(wholePart(value), value, type);
}

function wholePart(value: unknown): bigint {
  if (value instanceof Decimal128) {
    const decimal = parseDecimal(value);
    if (typeof decimal === "number")
      throw conversion(`Attempt to convert ${decimal} value to integer type in $convert with no onError value`);
    const cut = roundDecimal(decimal, 0, true);
    return cut.exponent > 40 ? 1n << 70n : cut.coefficient * 10n ** BigInt(Math.max(0, cut.exponent));
  }
  const number = typeOf(value) === types.double ? Math.trunc(toNumber(value)) : undefined;
  if (number === undefined) return toInteger(value)!;
  if (!Number.isFinite(number))
    throw conversion(`Attempt to convert ${number} value to integer type in $convert with no onError value`);
  return BigInt(number);
}

function inRange(whole: bigint, value: unknown, type: "int" | "long"): unknown {
  if (BigInt.asIntN(type === "int" ? 32 : 64, whole) !== whole) {
    throw conversion(`Conversion would overflow target type in $convert with no onError value: ${String(value)}`);
  }
  return fromInteger(whole, type);
}

function toText(value: unknown): unknown {
  switch (typeOf(value)) {
    case types.string:
    case types.symbol:
      return textOf(value);
    case types.objectId:
      return (value as ObjectId).toHexString();
    case types.date:
      return (value as Date).toISOString();
    case types.binData:
      if ((value as Binary).sub_type === 4) return new UUID((value as Binary).buffer).toHexString();
      return unsupported(value, "string");
    case types.bool:
    case types.int:
    case types.long:
    case types.decimal:
      return String(value);
    case types.double:
      return doubleText(toNumber(value));
    default:
      return unsupported(value, "string");
  }
}

/** The fewest digits that tell a double from all others, with an exponent where the server writes one. */
function doubleText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const [digits, exponent] = value.toExponential().split("e");
  const place = Number(exponent);
  // JavaScript goes on without an exponent from 0.000001 to 1e21.
  if (!Number.isFinite(value) || (place >= -4 && place < 16)) return String(value);
  return `${digits}e${place < 0 ? "-" : "+"}${String(Math.abs(place)).padStart(2, "0")}`;
}

function toObjectId(value: unknown): unknown {
  if (value instanceof ObjectId) return value;
  if (typeof value !== "string") return unsupported(value, "objectId");
  if (!/^[0-9a-fA-F]{24}$/.test(value)) throw unparsed(value, "an ObjectId has 24 hexadecimal digits");
  return new ObjectId(value);
}

function toDate(value: unknown): unknown {
  switch (typeOf(value)) {
    case types.date:
      return value;
    case types.objectId:
      return (value as ObjectId).getTimestamp();
    case types.timestamp:
      return new Date(((value as Timestamp).high >>> 0) * 1000);
    case types.long:
    case types.double:
    case types.decimal:
      return new Date(Math.trunc(toNumber(value)));
    case types.string:
      return parseDate(value as string);
    default:
      return unsupported(value, "date");
  }
}

function numeral(text: string): string {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return text;
  if (/^[+-]?(inf|infinity)$/i.test(text)) return text.startsWith("-") ? "-Infinity" : "Infinity";
  if (/^nan$/i.test(text)) return "NaN";
  throw unparsed(text, "not a number");
}

function finite(result: Double, value: unknown): Double {
  const isLarge =
    value instanceof Decimal128 && !Number.isFinite(result.value) && typeof parseDecimal(value) !== "number";
  if (isLarge) throw conversion("Conversion would overflow target type in $convert with no onError value");
  return result;
}

function conversion(message: string): ServerError {
  return new ServerError(241, message);
}

function unparsed(text: string, why: string): ServerError {
  return conversion(`Failed to parse '${text}' in $convert with no onError value: ${why}`);
}

function unsupported(value: unknown, target: string): never {
  throw conversion(`Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value`);
}
