import { html } from "./html.ts";
import { linkIn, voiceOf, type Framed, type House, type Letter, type Parts, type Reader } from "./letter.ts";
import { text } from "./text.ts";

/** Puts the parts of a letter into the frame that all letters share, as HTML and as plain text in the same order. */
export function frame(parts: Parts, reader: Reader, house: House): Letter {
  const { texts } = voiceOf(reader);
  const { contact } = house;
  const framed: Framed = {
    ...parts,
    language: reader.language,
    brand: texts.common.brand,
    dear: texts.letters.dear(calledBy(reader.name)),
    ...(contact && { questions: linkIn(texts.letters.questions(contact.name), `mailto:${contact.email}`) }),
  };
  return {
    subject: parts.subject,
    text: text(framed),
    html: html(framed),
    ...(parts.calendar && { calendar: parts.calendar }),
  };
}

/** The first word of a name, unless that is a title or an initial. */
function calledBy(name: string): string {
  const [first = ""] = name.split(" ");
  return first.length > 1 && !first.endsWith(".") ? first : name;
}
