/** Rewrites every Latin letter of a catalogue into one that looks alike but is none, so that a test finds any English
 *  that did not come from it. What functions are given comes out rewritten too: data in such tests has no Latin letters. */
const letters = new Map(
  Array.from("abcdefghijklmnopqrstuvwxyz").map((letter, at) => [letter, "αвςδєϝɡнιյκłмησρϙгšтυνωχуƶ".charAt(at)]),
);

const rewrite = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const other = letters.get(letter.toLowerCase())!;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });

/** A copy of the catalogue, in which every string, and every string a function returns, is rewritten. */
export function pseudo<T>(value: T): T {
  if (typeof value === "string") return rewrite(value) as T;
  if (typeof value === "function")
    return ((...facts: unknown[]) => pseudo((value as (...facts: unknown[]) => unknown)(...facts))) as T;
  if (Array.isArray(value)) return value.map(pseudo) as T;
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)])) as T;
  return value;
}
