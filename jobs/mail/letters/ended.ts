import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** What never became firm has ended: no place was had, so no calendar is told. */
type Ended = "declined" | "request-lapsed" | "waiting-lapsed" | "offer-lapsed" | "withdrawn";

const endedLetter =
  (kind: Ended) =>
  (facts: LetterFacts, reader: Reader, house: House): Letter => {
    const { letters, head, rows, by, preheader, sign, find, suggested, alternatives } = about(facts, reader, house);
    const words = letters[kind];
    const waited = kind === "waiting-lapsed" || kind === "offer-lapsed";
    const lead = facts.left
      ? letters.left
      : facts.because && "leadBecause" in words
        ? words.leadBecause(facts.because)
        : facts.letGo && "leadLetGo" in words
          ? words.leadLetGo
          : by && "leadByOther" in words
            ? words.leadByOther(by)
            : words.lead;
    return frame(
      {
        subject: words.subject(head),
        preheader,
        lead,
        heading: facts.letGo && "headingLetGo" in words ? words.headingLetGo : words.heading,
        sign: sign("struck"),
        rows: said(rows.reason, rows.where, rows.host),
        list: alternatives,
        button: suggested ?? find,
        paragraphs: kind === "withdrawn" ? [] : [[letters.noMark]],
        why: waited ? letters.why.waiting(house.organisation) : letters.why.asked(house.organisation),
      },
      reader,
      house,
    );
  };

export const declined = endedLetter("declined");
export const requestLapsed = endedLetter("request-lapsed");
export const waitingLapsed = endedLetter("waiting-lapsed");
export const offerLapsed = endedLetter("offer-lapsed");
export const withdrawn = endedLetter("withdrawn");
