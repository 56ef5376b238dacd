import { cleanText } from "#models/shared/clean.ts";
import type { Framed, Sentence, Sign } from "./letter.ts";

/** The plain text of a letter, in the order of its HTML; addresses of links stand behind their words. */
export function text(letter: Framed): string {
  const blocks = [
    `${letter.dear} ${letter.lead}`,
    letter.heading,
    letter.sign && sign(letter.sign),
    letter.rows?.map(({ term, text: words }) => `${term}: ${words}`).join("\n"),
    letter.list?.items.length &&
      [letter.list.heading, ...letter.list.items.map((item) => `- ${sentence(item)}`)].filter(Boolean).join("\n"),
    letter.button && `${letter.button.text}: ${letter.button.url}`,
    ...(letter.paragraphs ?? []).map(sentence),
    `${letter.why}${letter.questions ? ` ${sentence(letter.questions)}` : ""}`,
    letter.brand,
  ];
  return `${cleanText(blocks.filter(Boolean).join("\n\n"))}\n`;
}

const sign = ({ date, start, rest, own, title }: Sign): string =>
  [date, `${start} ${rest}`, own && `${own.span} ${own.words}`, title].filter(Boolean).join("\n");

const sentence = (words: Sentence): string =>
  words
    .map((part) => (typeof part === "string" ? part : `${part.text} (${part.url.replace(/^mailto:/, "")})`))
    .join("");
