import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** To whoever may decide on a request, asking; and asking again. The home team decides on being away, the host on coming. */
export const releaseAsked = (facts: LetterFacts, reader: Reader, house: House): Letter =>
  ask("release-asked", facts, reader, house);
export const releaseReminder = (facts: LetterFacts, reader: Reader, house: House): Letter =>
  ask("release-reminder", facts, reader, house);

function ask(kind: "release-asked" | "release-reminder", facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, until, preheader, sign, to } = about(facts, reader, house);
  const words = letters[kind];
  const { person = "" } = facts;
  const heading = kind === "release-asked" && facts.away ? letters[kind].headingHome : words.heading;
  return frame(
    {
      subject: words.subject(person, head),
      preheader,
      lead: words.lead(person, facts.session.departmentName),
      heading: heading(person),
      sign: sign("plain"),
      rows: said(rows.who, rows.away, rows.aim, rows.where, rows.host, {
        term: letters.terms.answerBy,
        text: until ?? "",
      }),
      button: { text: words.button, url: to.decide(facts.bookingId) },
      paragraphs: [[letters.onlyTheButton]],
      why: letters.why.decides(house.organisation),
    },
    reader,
    house,
  );
}
