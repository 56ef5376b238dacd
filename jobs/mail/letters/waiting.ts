import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** In line for a place: nothing firm, and no entry in the calendar. */
export function waiting(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, seeBooking, giveBack } = about(facts, reader, house);
  const words = letters.waiting;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: words.lead,
      heading: words.heading,
      sign: sign("plain"),
      rows: said(rows.line, rows.where, rows.host, rows.yourAim),
      button: seeBooking,
      paragraphs: [[words.next], giveBack(letters.withdraw)],
      why: letters.why.asked(house.organisation),
    },
    reader,
    house,
  );
}
