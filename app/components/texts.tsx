import { createContext, useContext, type ReactNode } from "react";
import { localeFor, textsFor, type Language, type Texts } from "#models/shared/texts/index.ts";

/** How the page speaks to its reader: language, and the zone, site and moment its times are told for. */
export interface Reading {
  language: Language;
  /** IANA zone of the reader's site. */
  zone: string;
  /** Name of the reader's site, shown beside times. */
  place: string;
  now: Date;
}

const ReadingContext = createContext<Reading>({ language: "en", zone: "UTC", place: "UTC", now: new Date(0) });

export function ReadingProvider({ reading, children }: { reading: Reading; children: ReactNode }) {
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>;
}

export const useReading = (): Reading & { locale: string } => {
  const reading = useContext(ReadingContext);
  return { ...reading, locale: localeFor(reading.language) };
};

/** The catalogue of the reader's language. */
export const useTexts = (): Texts => textsFor(useContext(ReadingContext).language);
