import { badValue, ServerError, typeMismatch } from "../errors.ts";
import { own, type Doc } from "./doc.ts";
import { isNumber } from "./types.ts";
import { toNumber } from "./number.ts";

/** How strings compare for one `collation` document. */
export interface Collation {
  /** The document with its defaults filled in, as `listIndexes` shows it. */
  spec: Doc;
  /** Equal strings have the same folded form: for unique keys, `$in`, `distinct`. The form does not keep the order. */
  fold(text: string): string;
  compare(a: string, b: string): number;
}

const defaults = {
  caseLevel: false,
  caseFirst: "off",
  strength: 3,
  numericOrdering: false,
  alternate: "non-ignorable",
  maxVariable: "punct",
  normalization: false,
  backwards: false,
};

const sensitivities = ["base", "accent", "variant", "variant", "variant"] as const;

/** Reads a `collation` document; undefined for none and for the locale "simple". */
export function parseCollation(spec: Doc | null | undefined): Collation | undefined {
  if (!spec || Object.keys(spec).length === 0) return undefined;
  const locale = own(spec, "locale");
  if (locale === undefined)
    throw new ServerError(40414, "BSON field 'collation.locale' is missing but a required field");
  if (typeof locale !== "string") throw typeMismatch("a collation needs a 'locale' that is a string");
  if (locale === "simple") return undefined;
  const full: Doc = { locale, ...defaults };
  for (const field of Object.keys(spec)) {
    if (field === "locale" || field === "version") continue;
    if (!Object.hasOwn(defaults, field)) throw badValue(`BSON field 'collation.${field}' is an unknown field.`);
    const value = spec[field];
    full[field] = isNumber(value) ? toNumber(value) : value;
  }
  return collationOf(full);
}

// For printable ASCII the collator and the folded forms agree about what is equal.
const printable = /^[ -~]*$/;

function collationOf(spec: Doc): Collation {
  const strength = spec.strength as number;
  if (!Number.isInteger(strength) || strength < 1 || strength > 5)
    throw badValue("a collation's strength is from 1 to 5");
  const hasCase = spec.caseLevel === true;
  const ignoresPunctuation = spec.alternate === "shifted" && strength < 4;
  const isNumeric = spec.numericOrdering === true;
  let sensitivity: Intl.CollatorOptions["sensitivity"] = sensitivities[strength - 1]!;
  if (strength === 1 && hasCase) sensitivity = "case";
  if (strength === 2 && hasCase) sensitivity = "variant";
  let collator: Intl.Collator;
  try {
    const locale = (spec.locale as string).replaceAll("_", "-");
    // Of a language that it does not know, Intl would take the order of the machine's.
    if (Intl.Collator.supportedLocalesOf(locale).length === 0) throw new RangeError(locale);
    collator = new Intl.Collator(locale, {
      sensitivity,
      numeric: isNumeric,
      ignorePunctuation: ignoresPunctuation,
      caseFirst: spec.caseFirst === "upper" ? "upper" : spec.caseFirst === "lower" ? "lower" : "false",
    });
  } catch {
    throw badValue(`Field 'locale' is invalid in: { locale: "${String(spec.locale)}" }`);
  }

  const foldsCase = strength <= 2 && !hasCase;
  function fold(text: string): string {
    let folded = text;
    if (strength <= 2) folded = folded.normalize("NFKD");
    if (strength === 1) folded = folded.replaceAll(/\p{Mn}/gu, "");
    if (foldsCase) folded = folded.toUpperCase().toLowerCase();
    if (ignoresPunctuation) folded = folded.replaceAll(/[\p{P}\p{Z}\s]/gu, "");
    if (isNumeric) folded = folded.replaceAll(/(?<!\d)0+(?=\d)/g, "");
    return folded.normalize("NFC");
  }

  return {
    spec,
    fold,
    // Equality is that of the folded forms, so that indexes and comparisons never disagree.
    compare(a, b) {
      if (a === b) return 0;
      if (!isNumeric && printable.test(a) && printable.test(b)) return collator.compare(a, b);
      const [left, right] = [fold(a), fold(b)];
      if (left === right) return 0;
      return collator.compare(a, b) || (left < right ? -1 : 1);
    },
  };
}
