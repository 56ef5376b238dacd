import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** To the host, at once: somebody who comes will be late, with their own words. */
export function late(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, to } = about(facts, reader, house);
  const words = letters.late;
  const { person = "", minutes = 0 } = facts;
  return frame(
    {
      subject: words.subject(person, minutes, head),
      preheader,
      lead: words.lead(person, minutes),
      heading: words.heading(person),
      sign: sign("plain"),
      rows: said(rows.who, { term: letters.terms.note, text: rows.reason.text }, rows.aim, rows.where),
      button: { text: words.button, url: to.day(facts.sessionId) },
      why: letters.why.hosts(house.organisation),
    },
    reader,
    house,
  );
}
