import { isDoc, own } from "../../bson/doc.ts";
import { isNumber, typeName, type TypeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { call, namedParts } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";
import { converterFor } from "./conversion.ts";

/** Types and conversions between them. */
export const conversions: Record<string, Form> = {
  $type: call(1, 1, ([value]) => (value === undefined ? "missing" : typeName(value))),
  $isNumber: call(1, 1, ([value]) => isNumber(value)),
  $toDouble: short("double"),
  $toString: short("string"),
  $toObjectId: short("objectId"),
  $toBool: short("bool"),
  $toDate: short("date"),
  $toInt: short("int"),
  $toLong: short("long"),
  $toDecimal: short("decimal"),
  $convert(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["input", "to"], ["onError", "onNull", "format"]));
    const input = compiler.compile(parts.input);
    const to = compiler.compile(parts.to);
    const onError = Object.hasOwn(parts, "onError") ? compiler.compile(parts.onError) : undefined;
    const onNull = Object.hasOwn(parts, "onNull") ? compiler.compile(parts.onNull) : undefined;
    return (env) => {
      const value = input(env);
      const wanted = to(env);
      const target = isDoc(wanted) ? own(wanted, "type") : wanted;
      if (isNullish(value)) return onNull ? onNull(env) : null;
      if (isNullish(target)) return null;
      try {
        return converterFor(target)(value);
      } catch (error) {
        if (onError && error instanceof ServerError && error.code === 241) return onError(env);
        throw error;
      }
    };
  },
};

function short(name: TypeName): Form {
  const convert = converterFor(name);
  return call(1, 1, ([value]) => (isNullish(value) ? null : convert(value)));
}
