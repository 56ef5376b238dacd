import type { Facts } from "./texts/facts.ts";
import type { Texts } from "./texts/index.ts";
import { sayDate } from "./time.ts";
import type { WishReason } from "./vocabulary.ts";

/** Why a wish brought no place, as a sentence; dates in it are told in the session's zone, or in the one given. */
export function sayReason(
  { code, facts = {} }: { code: WishReason; facts?: Record<string, unknown> },
  { texts, locale, zone }: { texts: Texts; locale: string; zone: string },
): string {
  const there = typeof facts.zone === "string" ? facts.zone : zone;
  const spoken = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact instanceof Date ? sayDate(fact, there, locale) : fact]),
  );
  return texts.round.reasons[code](spoken as Facts);
}

/** Why a wish brought no place, in one go. */
export function sayReasons(
  why: readonly Parameters<typeof sayReason>[0][],
  reader: Parameters<typeof sayReason>[1],
): string {
  const said = why.map((one) => sayReason(one, reader));
  return said.length > 1 ? reader.texts.round.oneByOne(said) : said.join("");
}
