import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** A place is held while somebody decides. */
export function requested(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, until, preheader, sign, seeBooking, giveBack } = about(facts, reader, house);
  const words = letters.requested;
  const { givenBy } = facts;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: givenBy ? words.leadGiven(givenBy, until) : until ? words.leadUntil(until) : words.lead,
      heading: givenBy ? words.headingGiven : words.heading,
      sign: sign("dashed"),
      rows: said(rows.where, rows.host, rows.bring, rows.wear, rows.yourAim),
      button: seeBooking,
      paragraphs: [giveBack(letters.withdraw)],
      why: letters.why.asked(house.organisation),
    },
    reader,
    house,
  );
}
