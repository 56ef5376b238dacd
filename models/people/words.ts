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

/** What somebody typed into a search field, as prefixes to look for: at most five, the longest first. */
export function prefixesOf(query: string): string[] {
  const distinct = [...new Set(split(fold(query)))].sort((a, b) => b.length - a.length);
  return distinct.filter((word, at) => !distinct.slice(0, at).some((longer) => longer.startsWith(word))).slice(0, 5);
}

/** How names of sites are matched: lower case, single spaces. */
export const keyOf = (name: string): string => name.toLowerCase().replace(/\s+/g, " ").trim();
