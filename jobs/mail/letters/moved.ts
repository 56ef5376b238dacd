import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** The date that was left for another; the new booking has its own letter and invitation. */
export function moved(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, seeBooking, calendar } = about(facts, reader, house);
  const words = letters.moved;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: words.lead,
      heading: words.heading,
      sign: sign("struck"),
      rows: said(rows.where, rows.host),
      button: seeBooking,
      paragraphs: calendar ? [[letters.removed]] : [],
      why: letters.why.asked(house.organisation),
      calendar,
    },
    reader,
    house,
  );
}
