import { isDoc } from "../../bson/doc.ts";
import { toNumber } from "../../bson/number.ts";
import { compare } from "../../bson/order.ts";
import { valueAt } from "../../bson/path.ts";
import { isNumber } from "../../bson/types.ts";
import { badValue, ServerError } from "../../errors.ts";
import { named } from "../form.ts";
import { isNullish, type Compiler, type Form } from "../scope.ts";
import { integer, list } from "./argument.ts";

/** Elements in order, and the first or last of them. */
export const picks: Record<string, Form> = {
  $firstN: some((elements, n) => elements.slice(0, n)),
  $lastN: some((elements, n) => elements.slice(-n)),
  $minN: some((elements, n, compiler) => ranked(elements, 1, compiler).slice(0, n)),
  $maxN: some((elements, n, compiler) => ranked(elements, -1, compiler).slice(0, n)),
  $sortArray: named(["input", "sortBy"], [], ({ input, sortBy }, { name, compiler }) =>
    isNullish(input) ? null : list(input, name).toSorted(elementOrder(sortBy, compiler)),
  ),
};

/** The order of `$sortArray` and `$push`'s `$sort`: of whole elements by 1 or -1, or of fields in them. */
function elementOrder(sortBy: unknown, compiler: Compiler): (a: unknown, b: unknown) => number {
  if (isNumber(sortBy)) {
    const sign = signOf(sortBy);
    return (a, b) => compare(a, b, compiler.collation) * sign;
  }
  if (!isDoc(sortBy)) throw new ServerError(2942504, "$sortArray requires 'sortBy' to be 1, -1 or an object");
  const parts = Object.keys(sortBy).map((path) => ({ path, sign: signOf(sortBy[path]) }));
  const at = (element: unknown, path: string) => (isDoc(element) ? (valueAt(element, path) ?? null) : null);
  return (a, b) => {
    for (const { path, sign } of parts) {
      const order = compare(at(a, path), at(b, path), compiler.collation);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

function signOf(direction: unknown): number {
  const sign = isNumber(direction) ? toNumber(direction) : 0;
  if (sign !== 1 && sign !== -1) throw badValue("The $sort element value must be either 1 or -1");
  return sign;
}

function some(take: (elements: unknown[], n: number, compiler: Compiler) => unknown[]): Form {
  return named(["n", "input"], [], ({ n, input }, { name, compiler }) => {
    const count = integer(n, name, "n");
    if (count < 1) throw new ServerError(5787908, `'n' must be greater than 0, found ${count}`);
    return take(list(input, name), count, compiler);
  });
}

function ranked(elements: unknown[], sign: number, compiler: Compiler): unknown[] {
  return elements.filter((element) => !isNullish(element)).toSorted((a, b) => compare(a, b, compiler.collation) * sign);
}
