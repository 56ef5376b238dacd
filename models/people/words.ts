/** Folding for search and sorting: "Fernández-Villaverde" is found by "fernandez" and by "villav". */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const UNDECOMPOSED: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/** Lower case, without accents. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[ßøłđðþæœı]/g, (letter) => UNDECOMPOSED[letter]!)
    .normalize("NFC");

const split = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The distinct folded words of some texts. "O'Brien" is kept as "o", "brien" and "obrien": people type each of them. */
export function wordsOf(...texts: string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    const folded = fold(text);
    for (const word of split(folded)) words.add(word);
    for (const joined of folded.match(/[\p{L}\p{N}]+(?:['’‘-][\p{L}\p{N}]+)+/gu) ?? [])
      words.add(joined.replace(/['’‘-]/g, ""));
  }
  return [...words];
}

/** Up to so many letters of a word are kept as its starts. */
const LONGEST_START = 4;

/** The first letters of some words: an index of them has everybody whose name begins so, in the order of names, which a
 *  range of whole words cannot have. */
export const startsOf = (words: readonly string[]): string[] => [
  ...new Set(
    words.flatMap((word) =>
      Array.from({ length: Math.min(LONGEST_START, word.length) }, (_, at) => word.slice(0, at + 1)),
    ),
  ),
];

/** The longest start that everybody has whose word begins with this. */
export const startOf = (prefix: string): string => prefix.slice(0, LONGEST_START);

/** What a person is found by. */
export function searchedBy(...texts: string[]): { words: string[]; starts: string[] } {
  const words = wordsOf(...texts);
  return { words, starts: startsOf(words) };
}

/** What somebody typed into a search field, as prefixes to look for: at most five, the longest first. */
export function prefixesOf(query: string): string[] {
  const distinct = [...new Set(split(fold(query)))].sort((a, b) => b.length - a.length);
  return distinct.filter((word, at) => !distinct.slice(0, at).some((longer) => longer.startsWith(word))).slice(0, 5);
}

/** How names of sites are matched: lower case, single spaces. */
export const keyOf = (name: string): string => name.toLowerCase().replace(/\s+/g, " ").trim();
