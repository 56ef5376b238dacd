import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** The place is firm: the invitation goes with it. */
export function booked(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, by, until, preheader, sign, seeBooking, giveBack, calendar } = about(
    facts,
    reader,
    house,
  );
  const words = letters.booked;
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: facts.round
        ? words.fromRound(facts.round, facts.rank ?? 1)
        : facts.givenBy
          ? words.givenBy(facts.givenBy)
          : by
            ? words.released(by)
            : words.lead,
      heading: words.heading,
      sign: sign("lit"),
      rows: said(rows.where, rows.host, rows.bring, rows.wear, rows.goodToKnow, rows.yourAim),
      button: seeBooking,
      paragraphs: [
        ...(calendar ? [[letters.accept]] : []),
        giveBack(until ? letters.giveBackUntil(until) : letters.giveBack),
      ],
      why: letters.why.booked(house.organisation),
      calendar,
    },
    reader,
    house,
  );
}
