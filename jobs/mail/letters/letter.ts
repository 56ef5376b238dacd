import type { Mailbox } from "#models/shared/mailbox.ts";
import { localeFor, textsFor, type Language, type Texts } from "#models/shared/texts/index.ts";

/** Who reads a letter: the language it is written in, and the zone and site its times are told for. */
export interface Reader extends Mailbox {
  language: Language;
  /** IANA zone of the reader's site. */
  zone: string;
  siteName: string;
}

/** Who writes: the organisation, its mailbox (From and ORGANIZER), where the product is found, and when the letter was
 *  left, so that every try says the same. */
export interface House {
  organisation: string;
  from: Mailbox;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Whom questions go to. */
  contact?: Mailbox;
  now: Date;
}

/** A letter, ready to be put into a mail. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
  calendar?: { method: "REQUEST" | "CANCEL"; ics: string };
}

/** A sentence of plain strings and links. */
export type Sentence = readonly (string | { text: string; url: string })[];

export interface Row {
  term: string;
  text: string;
}

/** When and where, the largest thing in a letter. */
export interface Sign {
  /** Lit: the place is yours. Dashed: not firm. Struck: no longer. */
  look: "lit" | "dashed" | "plain" | "struck";
  day: { weekday: string; day: string; month: string };
  /** The same as one line, for the text part. */
  date: string;
  start: string;
  /** "to 15:30 in Valdemora" */
  rest: string;
  /** The reader's own time, where clocks differ: "12:00 to 14:30" and "your time, Puerto Ámbar". */
  own?: { span: string; words: string };
  title: string;
}

/** What a letter consists of, in its order. Every string is plain text; the frame escapes it. */
export interface Parts {
  subject: string;
  /** What a list of mails shows after the subject: when and where. */
  preheader: string;
  lead: string;
  heading: string;
  sign?: Sign;
  rows?: Row[];
  list?: { heading?: string; items: Sentence[] };
  button?: { text: string; url: string };
  paragraphs?: Sentence[];
  why: string;
  calendar?: Letter["calendar"];
}

/** What the frame adds to the parts. */
export interface Framed extends Parts {
  language: Language;
  brand: string;
  dear: string;
  questions?: Sentence;
}

/** The texts and the Intl locale of a reader. */
export const voiceOf = (reader: Reader): { texts: Texts; locale: string } => ({
  texts: textsFor(reader.language),
  locale: localeFor(reader.language),
});

/** A sentence of the texts (before, link, after) with the address of its link. */
export const linkIn = ([before, words, after]: readonly [string, string, string], url: string): Sentence => [
  before,
  { text: words, url },
  after,
];
