import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** After a visit: how was it? The link leads to a page that asks to sign in. */
export const reflectionAsked = (facts: LetterFacts, reader: Reader, house: House): Letter =>
  asking(facts, reader, house, "subject");

/** The same for who has not answered. */
export const reflectionReminder = (facts: LetterFacts, reader: Reader, house: House): Letter =>
  asking(facts, reader, house, "reminder");

function asking(facts: LetterFacts, reader: Reader, house: House, kind: "subject" | "reminder"): Letter {
  const { letters, head, rows, sign, to } = about(facts, reader, house);
  const words = letters["reflection-asked"];
  const { person = "", reflection = { id: "", role: "shadow" as const, others: 0 } } = facts;
  const { role, id, others } = reflection;
  const lead =
    role === "shadow"
      ? words.lead.shadow
      : role === "host"
        ? words.lead.host(person, others)
        : words.lead.supervisor(person);
  return frame(
    {
      subject: words[kind](head),
      preheader: words.preheader,
      lead,
      heading: words.heading,
      sign: sign("plain"),
      rows: said(...(role === "shadow" ? [rows.aimHad, rows.host] : [rows.who, rows.aim])),
      button: { text: words.button, url: others > 0 || id === "" ? to.reflections : to.reflection(id) },
      paragraphs: [[words.next], [words.quiet]],
      why: letters.why.tookPart(house.organisation),
    },
    reader,
    house,
  );
}

/** Thanks of a visitor, in their own words. */
export function thanks(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, preheader, sign, to } = about(facts, reader, house);
  const words = letters.thanks;
  const { person = "", reason = "" } = facts;
  return frame(
    {
      subject: words.subject(person, head),
      preheader,
      lead: words.lead(reason),
      heading: words.heading(person),
      sign: sign("plain"),
      button: { text: words.button, url: to.thanks },
      paragraphs: [[words.next]],
      why: letters.why.thanked(house.organisation),
    },
    reader,
    house,
  );
}
