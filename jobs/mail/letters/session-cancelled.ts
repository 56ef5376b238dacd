import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** The host cannot hold the session: an apology, other dates, and the first place in line for the next. */
export function sessionCancelled(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, find, alternatives, calendar } = about(facts, reader, house);
  const words = letters["session-cancelled"];
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: words.lead(facts.session.departmentName),
      heading: words.heading,
      sign: sign("struck"),
      rows: said(rows.reason, rows.where, rows.host),
      list: alternatives,
      button: find,
      paragraphs: [[words.firstCall], ...(calendar ? [[letters.removed]] : [])],
      why: letters.why.asked(house.organisation),
      calendar,
    },
    reader,
    house,
  );
}
