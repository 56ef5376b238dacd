import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** To whoever held places for a team without names: the session is not held, and neither are the places. */
export function reservationCancelled(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, find, alternatives } = about(facts, reader, house);
  const words = letters["reservation-cancelled"];
  const { places = 1, team = "" } = facts;
  return frame(
    {
      subject: words.subject(places, head),
      preheader,
      lead: words.lead(facts.session.departmentName, places, team),
      heading: words.heading,
      sign: sign("struck"),
      rows: said(rows.reason, rows.where, rows.host),
      list: alternatives,
      button: find,
      paragraphs: [[words.named]],
      why: letters.why.held(house.organisation),
    },
    reader,
    house,
  );
}
