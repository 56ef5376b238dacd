import { toInteger } from "../../bson/number.ts";
import { compareText } from "../../bson/order.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { call, named, strict } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";
import { asText, natural, points, second, text } from "./text.ts";

/** Strings; positions count code points (CP) or UTF-8 bytes. */
export const strings: Record<string, Form> = {
  $concat: call(0, Infinity, (values) => {
    if (values.some(isNullish)) return null;
    return values
      .map((value) => {
        if (typeof value === "string") return value;
        throw new ServerError(16702, `$concat only supports strings, not ${typeName(value)}`);
      })
      .join("");
  }),
  $toLower: call(1, 1, ([value], { name }) => asText(value, name).replaceAll(/[A-Z]+/g, (part) => part.toLowerCase())),
  $toUpper: call(1, 1, ([value], { name }) => asText(value, name).replaceAll(/[a-z]+/g, (part) => part.toUpperCase())),
  $strcasecmp: call(2, 2, ([a, b], { name }) => {
    const [left, right] = [asText(a, name).toUpperCase(), asText(b, name).toUpperCase()];
    return Math.sign(compareText(left, right));
  }),
  $strLenCP: call(1, 1, ([value], { name }) => points(text(value, name)).length),
  $strLenBytes: call(1, 1, ([value], { name }) => Buffer.byteLength(text(value, name))),
  $substrCP: call(3, 3, ([value, start, length], { name }) => {
    const from = natural(start, name, "starting index", [34450, 34455]);
    return points(asText(value, name))
      .slice(from, from + natural(length, name, "length", [34452, 34454]))
      .join("");
  }),
  $substrBytes: call(3, 3, ([value, start, length], { name }) => bytesOf(value, start, length, name)),
  $substr: call(3, 3, ([value, start, length], { name }) => bytesOf(value, start, length, name)),
  $indexOfCP: call(2, 4, ([value, part, start, end], { name }) => {
    if (isNullish(value)) return null;
    return indexOf(points(text(value, name)), points(second(part, name)), start, end, name);
  }),
  $indexOfBytes: call(2, 4, ([value, part, start, end], { name }) => {
    if (isNullish(value)) return null;
    return indexOf([...Buffer.from(text(value, name))], [...Buffer.from(second(part, name))], start, end, name);
  }),
  $split: strict(2, 2, ([value, separator], { name }) => {
    const at = second(separator, name);
    if (at === "") throw new ServerError(40087, "$split requires a non-empty separator");
    return text(value, name).split(at);
  }),
  $trim: trimmer(true, true),
  $ltrim: trimmer(true, false),
  $rtrim: trimmer(false, true),
  $replaceOne: replacer((input, find, replacement) => {
    const at = input.indexOf(find);
    return at < 0 ? input : input.slice(0, at) + replacement + input.slice(at + find.length);
  }),
  $replaceAll: replacer((input, find, replacement) =>
    find === ""
      ? replacement +
        points(input)
          .map((point) => point + replacement)
          .join("")
      : input.split(find).join(replacement),
  ),
};

function bytesOf(value: unknown, start: unknown, length: unknown, name: string): string {
  const bytes = Buffer.from(asText(value, name));
  const from = natural(start, name, "starting index", [16034, 50752]);
  // A negative length is the rest of the string.
  const count = isNumber(length) ? Number(toInteger(length) ?? -1n) : -1;
  const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
  for (const edge of [from, to]) {
    if (edge < bytes.length && (bytes[edge]! & 0xc0) === 0x80) {
      throw new ServerError(28656, `${name}: Invalid range, starting or ending index is a UTF-8 continuation byte.`);
    }
  }
  return bytes.toString("utf8", from, to);
}

function indexOf<T>(whole: T[], part: T[], start: unknown, end: unknown, name: string): number {
  const from = start === undefined ? 0 : natural(start, name, "starting index");
  const to = Math.min(end === undefined ? whole.length : natural(end, name, "ending index"), whole.length);
  for (let i = from; i + part.length <= to; i++) {
    if (part.every((unit, j) => whole[i + j] === unit)) return i;
  }
  return -1;
}

// What the server takes away when no characters are given.
const blanks = "\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a";

function trimmer(left: boolean, right: boolean): Form {
  return named(["input"], ["chars"], (values, { name }) => {
    const { input, chars } = values;
    if (isNullish(input) || (Object.hasOwn(values, "chars") && isNullish(chars))) return null;
    const cut = new Set(points(chars === undefined ? blanks : second(chars, name)));
    const units = points(text(input, name));
    let from = 0;
    let to = units.length;
    while (left && from < to && cut.has(units[from]!)) from++;
    while (right && to > from && cut.has(units[to - 1]!)) to--;
    return units.slice(from, to).join("");
  });
}

function replacer(replace: (input: string, find: string, replacement: string) => string): Form {
  return named(["input", "find", "replacement"], [], ({ input, find, replacement }, { name }) => {
    for (const value of [input, find, replacement]) {
      if (isNullish(value) || typeof value === "string") continue;
      const [what, code] =
        value === input ? ["input", 51746] : value === find ? ["find", 51745] : ["replacement", 51744];
      throw new ServerError(code as number, `${name} requires that '${what}' be a string, found: ${typeName(value)}`);
    }
    if (typeof input !== "string" || typeof find !== "string" || typeof replacement !== "string") return null;
    return replace(input, find, replacement);
  });
}
