import { textsFor, type Language, type Texts } from "#models/shared/texts/index.ts";

interface Matches {
  matches: readonly ({ id: string; data?: unknown } | undefined)[];
}

/** A page's title in the reader's language, for `meta`: `titled(args, (texts) => texts.account.signIn.title)`. */
export function titled({ matches }: Matches, say: (texts: Texts) => string): [{ title: string }] {
  const root = matches.find((match) => match?.id === "root")?.data as { reading?: { language: Language } } | undefined;
  const texts = textsFor(root?.reading?.language ?? "en");
  return [{ title: texts.common.titled(say(texts)) }];
}
