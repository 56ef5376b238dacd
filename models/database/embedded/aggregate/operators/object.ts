import { encode } from "../../bson/encode.ts";
import { isDoc, own, put, type Doc } from "../../bson/doc.ts";
import { typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { call, failed, namedParts, strict } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";

/** Documents and their fields. */
export const objects: Record<string, Form> = {
  $mergeObjects: call(0, Infinity, (values) => {
    const merged: Doc = {};
    for (const value of values) mergeInto(merged, value);
    return merged;
  }),
  $getField(operand, compiler, name) {
    const isNamed = isDoc(operand) && (Object.hasOwn(operand, "field") || Object.hasOwn(operand, "input"));
    const parts = isNamed ? Object.fromEntries(namedParts(name, operand, ["field"], ["input"])) : { field: operand };
    const field = compiler.compile(parts.field);
    const input = Object.hasOwn(parts, "input") ? compiler.compile(parts.input) : compiler.compile("$$CURRENT");
    return (env) => {
      const key = field(env);
      if (typeof key !== "string")
        throw new ServerError(3041704, "$getField requires 'field' to evaluate to type String");
      const value = input(env);
      if (isNullish(value)) return value;
      return isDoc(value) ? own(value, key) : undefined;
    };
  },
  $setField(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["field", "input", "value"], []));
    return fieldSetter(
      compiler.compile(parts.field),
      compiler.compile(parts.input),
      compiler.compile(parts.value),
      name,
    );
  },
  $unsetField(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["field", "input"], []));
    return fieldSetter(compiler.compile(parts.field), compiler.compile(parts.input), () => undefined, name);
  },
  $bsonSize: strict(1, 1, ([value]) => {
    if (!isDoc(value)) throw new ServerError(31393, `$bsonSize requires a document input, found: ${typeName(value)}`);
    return encode(value).length;
  }),
};

/** Puts the fields of a document over those of another; null and missing add nothing. */
export function mergeInto(merged: Doc, value: unknown): void {
  if (isNullish(value)) return;
  if (!isDoc(value))
    throw new ServerError(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
  for (const field of Object.keys(value)) put(merged, field, value[field]);
}

type Part = ReturnType<Form>;

function fieldSetter(field: Part, input: Part, value: Part, name: string): Part {
  return (env) => {
    const key = field(env);
    if (typeof key !== "string") throw failed(name, "requires 'field' to evaluate to type String");
    const doc = input(env);
    if (isNullish(doc)) return null;
    if (!isDoc(doc)) throw new ServerError(4161105, `${name} requires 'input' to evaluate to type Object`);
    const changed = { ...doc };
    const set = value(env);
    if (set === undefined) delete changed[key];
    else put(changed, key, set);
    return changed;
  };
}
