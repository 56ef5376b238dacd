import { en } from "./en/index.ts";
import { pseudo } from "./pseudo.ts";

/** The typed catalogues: every sentence of screens, letters and refusals, a file a noun in a folder a language. */
export type Texts = typeof en;
export type RefusalCode = keyof Texts["refusals"];

/** "en-XA" is the pseudo-language of tests: English no reader could mistake for English. Not offered in production. */
export const LANGUAGES = ["en", "en-XA"] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogues: Record<Language, () => Texts> = { en: () => en, "en-XA": () => (cached ??= pseudo(en)) };
let cached: Texts | undefined;

export const textsFor = (language: Language): Texts => catalogues[language]();

/** The Intl locale that dates and numbers of a language are written in. The pseudo-language takes one without Latin
 *  letters, so that a month left in English shows. */
export const localeFor = (language: Language): string => (language === "en" ? "en-GB" : "el");
