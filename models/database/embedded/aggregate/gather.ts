import { isDoc, type Doc } from "../bson/doc.ts";
import { Int32 } from "../bson/values.ts";
import { toInteger } from "../bson/number.ts";
import { compare } from "../bson/order.ts";
import { isNumber } from "../bson/types.ts";
import { compileSort } from "../query/sort.ts";
import { ServerError } from "../errors.ts";
import { accumulators } from "./accumulators.ts";
import { envOf } from "./expression.ts";
import { namedParts } from "./form.ts";
import { isNullish, type Compiler, type Env, type Evaluate } from "./scope.ts";

/** Gathers the documents of a group. */
export interface Gatherer {
  add(env: Env): void;
  result(): unknown;
}

interface GatherContext {
  compiler: Compiler;
  collation?: Compiler["collation"];
}

/** Compiles `{ $sum: … }` and the like for a field of `$group`; what it gives begins a group from its `_id`. */
export function compileAccumulator(field: string, operand: unknown, context: GatherContext): (id: unknown) => Gatherer {
  if (!isDoc(operand)) throw new ServerError(40234, `The field '${field}' must be an accumulator object`);
  const names = Object.keys(operand);
  const [name = ""] = names;
  if (names.length !== 1) throw new ServerError(40238, `The field '${field}' must specify one accumulator`);
  const argument = operand[name];
  if (Object.hasOwn(accumulators, name)) {
    if (name === "$count" && !(isDoc(argument) && Object.keys(argument).length === 0)) {
      throw new ServerError(9, "$count takes no arguments, i.e. $count:{}");
    }
    const evaluate: Evaluate = name === "$count" ? () => undefined : context.compiler.compile(argument);
    return () => {
      const accumulator = accumulators[name]!(context.collation);
      return { add: (env) => accumulator.add(evaluate(env)), result: () => accumulator.result() };
    };
  }
  const several = Object.hasOwn(pickers, name) ? pickers[name]! : undefined;
  if (several) return picking(several, argument, context, name);
  throw new ServerError(15952, `unknown group operator '${name}'`);
}

interface Picker {
  required: string[];
  /** The order in which documents are picked; in order of arrival without one. */
  sort?: (parts: Doc, context: GatherContext) => (a: Picked, b: Picked) => number;
  fromEnd?: boolean;
  isSingle?: boolean;
  /** Whether null and missing count. */
  skipsNull?: boolean;
}

interface Picked {
  value: unknown;
  doc: Doc;
}

const byValue =
  (sign: number) =>
  (_parts: Doc, { collation }: GatherContext) =>
  (a: Picked, b: Picked) =>
    compare(a.value, b.value, collation) * sign;

const bySpec = (parts: Doc, { collation }: GatherContext) => {
  if (!isDoc(parts.sortBy)) throw new ServerError(5788001, "expected 'sortBy' to be an object");
  const order = compileSort(parts.sortBy, collation);
  return (a: Picked, b: Picked) => order(a.doc, b.doc);
};

const pickers: Record<string, Picker> = {
  $firstN: { required: ["input", "n"] },
  $lastN: { required: ["input", "n"], fromEnd: true },
  $minN: { required: ["input", "n"], sort: byValue(1), skipsNull: true },
  $maxN: { required: ["input", "n"], sort: byValue(-1), skipsNull: true },
  $topN: { required: ["output", "sortBy", "n"], sort: bySpec },
  $bottomN: { required: ["output", "sortBy", "n"], sort: bySpec, fromEnd: true },
  $top: { required: ["output", "sortBy"], sort: bySpec, isSingle: true },
  $bottom: { required: ["output", "sortBy"], sort: bySpec, fromEnd: true, isSingle: true },
};

function picking(picker: Picker, argument: unknown, context: GatherContext, name: string) {
  const parts = Object.fromEntries(namedParts(name, argument, picker.required, []));
  const evaluate = context.compiler.compile(parts.input ?? parts.output);
  const order = picker.sort?.(parts, context);
  const count = picker.isSingle ? () => new Int32(1) : context.compiler.compile(parts.n);
  return (id: unknown): Gatherer => {
    // How many may depend on the group: its `_id` is the document here.
    const size = sizeOf(count(envOf(isDoc(id) ? id : {})), name);
    const picked: Picked[] = [];
    return {
      add(env) {
        const value = evaluate(env);
        if (!picker.skipsNull || !isNullish(value)) picked.push({ value: value ?? null, doc: env.root as Doc });
      },
      result() {
        if (order) picked.sort(order);
        const values = (picker.fromEnd ? picked.slice(-size) : picked.slice(0, size)).map(({ value }) => value);
        return picker.isSingle ? values[0] : values;
      },
    };
  };
}

function sizeOf(value: unknown, name: string): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined || whole < 1n)
    throw new ServerError(5787908, `'n' of ${name} must be an integer greater than 0`);
  return Number(whole);
}
