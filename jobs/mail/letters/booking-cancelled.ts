import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** A firm place is given back, by the person or by somebody with the right to. */
export function bookingCancelled(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, by, preheader, sign, find, alternatives, calendar } = about(facts, reader, house);
  const words = letters["booking-cancelled"];
  const { givenTo, left } = facts;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: left ? letters.left : by ? words.leadByOther(by) : givenTo ? words.leadGiven(givenTo) : words.lead,
      heading: left || by ? words.headingByOther : givenTo ? words.headingGiven : words.heading,
      sign: sign("struck"),
      rows: said(rows.reason, rows.where, rows.host),
      list: alternatives,
      button: find,
      paragraphs: calendar ? [[letters.removed]] : [],
      why: letters.why.asked(house.organisation),
      calendar,
    },
    reader,
    house,
  );
}
