import { fold } from "../words.ts";

/** A name as people read it, and as lists are sorted. Nothing typed is lost: only case, order, spaces and dots change. */
export interface TidyName {
  name: string;
  sortName: string;
}

const SUFFIXES: Record<string, string> = { jr: "Jr.", sr: "Sr.", ii: "II", iii: "III", iv: "IV", v: "V" };
/** Lower case between other names ("Maria de la Cruz"). "La", "Le" and "Di" alone are written large. */
const PARTICLES = new Set(["de", "del", "della", "der", "den", "van", "von", "zu", "dos", "das", "da", "do", "du", "y", "ten", "ter"]); // prettier-ignore
/** Small only after another particle: "de la", "de los", "van het". */
const SECOND = new Set(["la", "las", "los", "het", "lo", "le"]);

/** "AARON,  HORST A" → "Horst A. Aaron"; "Horst Aaron" stays, and its last word is the family name. */
export function tidyName(raw: string): TidyName {
  const text = squeeze(raw);
  const comma = text.indexOf(",");
  if (comma >= 0) return tidyNames(text.slice(comma + 1), text.slice(0, comma));
  const words = text.split(" ");
  const suffix = words.length > 2 && isSuffix(words.at(-1)!) ? words.splice(-1) : [];
  let at = Math.max(words.length - 1, 0);
  while (at > 1 && isParticle(words[at - 1]!.toLowerCase(), words[at - 2]?.toLowerCase())) at -= 1;
  return tidyNames([...words.slice(0, at), ...suffix].join(" "), words.slice(at).join(" "));
}

/** The same for lists with two columns. A suffix at the end of either is put last: "John Smith Jr." */
export function tidyNames(rawFirst: string, rawLast: string): TidyName {
  const [first, last] = [wordsIn(rawFirst), wordsIn(rawLast)];
  const suffix = takeSuffix(last, 1) ?? takeSuffix(first, 0, last.length > 0);
  const given = spell(first, false);
  const family = spell(last, true);
  const end = suffix ? [SUFFIXES[bare(suffix)]!] : [];
  const sorted = [[...family, ...end].join(" "), given.join(" ")].filter(Boolean).join(", ");
  return { name: [...given, ...family, ...end].join(" "), sortName: fold(sorted) };
}

const squeeze = (text: string): string => text.replace(/\s+/gu, " ").trim();
const wordsIn = (text: string): string[] => squeeze(text.replaceAll(",", " ")).split(" ").filter(Boolean);
const bare = (word: string): string => word.toLowerCase().replace(/\.$/, "");
const isSuffix = (word: string): boolean => Object.hasOwn(SUFFIXES, bare(word));

/** Takes "JR" off the end; at least `keep` words stay. A lone V behind a first name is an initial, not a fifth. */
function takeSuffix(words: string[], keep: number, allowed = true): string | undefined {
  const word = words.at(-1);
  if (!allowed || word === undefined || words.length <= keep || !isSuffix(word)) return undefined;
  if (keep === 0 && (words.length === 1 || bare(word) === "v")) return undefined;
  return words.pop();
}

function isParticle(word: string, before: string | undefined): boolean {
  return PARTICLES.has(word) || (SECOND.has(word) && before !== undefined && PARTICLES.has(before));
}

/** Words written all in capitals are given small letters; a part in which somebody chose small letters stays as it is. */
function spell(words: string[], family: boolean): string[] {
  const chosen = words.some((word) => word !== word.toUpperCase());
  const joined = family ? joinIrish(words, chosen) : words;
  return joined.map((word, at) => {
    if (/^\p{Lu}$/u.test(word)) return family ? word : `${word}.`;
    if (chosen) return word;
    const small = lower(word);
    const last = at === joined.length - 1;
    if (!last && (family || at > 0) && isParticle(small, joined[at - 1]?.toLowerCase())) return small;
    return capitalise(small);
  });
}

/** Payrolls drop the mark of "O'BRIEN" and leave "O BRIEN". */
function joinIrish(words: string[], chosen: boolean): string[] {
  if (chosen || words[0] !== "O" || (words[1]?.length ?? 0) < 3) return words;
  return [`O'${words[1]}`, ...words.slice(2)];
}

/** Small letters; the dotted capital I of Turkish becomes one letter, not an i with a mark. */
export const lower = (text: string): string => text.toLowerCase().replaceAll("i\u0307", "i");

/** "mccarthy" → "McCarthy", "o'brien-d'angelo" → "O'Brien-D'Angelo". */
export function capitalise(small: string): string {
  return small
    .replace(/(^|[-.(/&])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(?<!\p{L}{3})(['’‘])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
    .replace(/(^|-)Mc(\p{L})(?=\p{L})/gu, (_, before: string, letter: string) => `${before}Mc${letter.toUpperCase()}`)
    .replace(/(['’‘])([ST])(?=$|[\s-])/g, (_, mark: string, letter: string) => mark + letter.toLowerCase());
}
