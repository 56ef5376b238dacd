import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** The visitor came and the host did not, or nothing was held: an apology, what fits them next, and the first call. */
export function notHeld(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, find, alternatives } = about(facts, reader, house);
  const words = letters["not-held"];
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: words.lead(facts.session.departmentName),
      heading: words.heading,
      sign: sign("struck"),
      rows: said(rows.where, rows.host),
      list: alternatives,
      button: find,
      paragraphs: [[words.firstCall]],
      why: letters.why.asked(house.organisation),
    },
    reader,
    house,
  );
}
