import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** A freed place is held for the first in line, for a time. */
export function offered(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, until, preheader, sign, to } = about(facts, reader, house);
  const words = letters.offered;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: until ? words.lead(until) : words.leadOpen,
      heading: words.heading,
      sign: sign("dashed"),
      rows: said({ term: letters.terms.until, text: until ?? "" }, rows.where, rows.host, rows.bring, rows.wear),
      button: { text: words.button, url: to.offer(facts.bookingId) },
      paragraphs: [[words.letGo]],
      why: letters.why.waiting(house.organisation),
    },
    reader,
    house,
  );
}
