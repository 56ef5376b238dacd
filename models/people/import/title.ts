import { capitalise, lower } from "./tidy.ts";

/** Departments and job titles, which lists write in capitals, as people read them. Coordinators can rename a department
 *  afterwards; the list's own spelling stays its key. */

const SMALL = new Set(["of", "and", "the", "for", "in", "on", "at", "to", "by", "de", "la", "y", "und", "et"]);
/** Said letter by letter. */
const LETTERS = new Set(["it", "hr", "emt", "gis", "ems", "ceo", "cfo", "cio", "coo", "ada", "dna", "faa", "hvac", "qa", "us", "eo", "pr", "ti"]); // prettier-ignore
const NUMERAL = /^(i|ii|iii|iv|v|vi|vii|viii|ix|x)$/;
/** One short word in capitals is an acronym ("OEMC"), unless it is one of these. */
const SHORT_WORDS = new Set(["fire", "law", "port", "parks", "park", "roads", "road", "tax", "audit", "legal", "sales", "mail", "food", "bar", "spa", "pool", "golf", "shop", "shops", "store", "bank", "water", "power", "rail", "bus", "ramp", "cargo", "tower", "crew", "cabin", "fuel", "maint", "admin", "mayor", "clerk", "court", "jail", "zoo", "arts", "music", "media", "press", "web", "data", "lab", "ward", "yard", "farm", "dock", "docks", "gate", "gates", "front", "desk", "lobby", "bell", "linen"]); // prettier-ignore

/** "TRANSPORTN" → "Transportn", "BOARD OF ELECTION" → "Board of Election", "OEMC" stays, "DoIT" stays. */
export function tidyDepartment(raw: string): string {
  const text = raw.replace(/\s+/gu, " ").trim();
  const alone = /^[\p{L}.]{1,5}$/u.test(text);
  if (alone && text === text.toUpperCase() && !SHORT_WORDS.has(text.toLowerCase())) return text;
  return tidyTitle(text);
}

/** "FIRE ENGINEER-PARAMEDIC" → "Fire Engineer-Paramedic", "CIVIL ENGINEER III" → "Civil Engineer III". */
export function tidyTitle(raw: string): string {
  const text = raw.replace(/\s+/gu, " ").trim();
  const shouted = text.split(" ").filter((word) => word === word.toUpperCase()).length;
  if (shouted * 2 <= text.split(" ").length) return text;
  return text
    .split(" ")
    .map((word) => (word === word.toUpperCase() ? lower(word) : word))
    .map((word, at) => (at > 0 && SMALL.has(word) ? word : word.split("-").map(spellPart).join("-")))
    .join(" ");
}

function spellPart(part: string): string {
  const letters = part.replace(/[^\p{L}]/gu, "");
  if (LETTERS.has(letters) || NUMERAL.test(letters)) return part.toUpperCase();
  return capitalise(part);
}

/** Three letters for tiles: distinct from those taken where the name has letters enough. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const words = name.toUpperCase().match(/\p{L}+/gu) ?? [];
  const long = words.filter((word) => word.length > 1 && !SMALL.has(word.toLowerCase()));
  const heads = long.length > 0 ? long : words;
  const all = heads.join("").padEnd(3, "X");
  const wanted = [
    ...(heads.length > 2
      ? [
          heads
            .slice(0, 3)
            .map((word) => word[0])
            .join(""),
        ]
      : []),
    all.slice(0, 3),
    ...(heads.length > 1 ? [heads[0]!.slice(0, 2) + heads[1]![0], heads[0]![0] + heads[1]!.slice(0, 2)] : []),
  ].filter((code) => code.length === 3);
  const free = wanted.find((code) => !taken.has(code)) ?? spread(all, taken);
  return free ?? wanted[0]!;
}

/** The first letter with any two later ones, in their order, then with figures. */
function spread(all: string, taken: ReadonlySet<string>): string | undefined {
  for (let second = 1; second < all.length - 1; second++)
    for (let third = second + 1; third < all.length; third++) {
      const code = all[0]! + all[second]! + all[third]!;
      if (!taken.has(code)) return code;
    }
  for (let figure = 2; figure <= 9; figure++) if (!taken.has(all.slice(0, 2) + figure)) return all.slice(0, 2) + figure;
  return undefined;
}
