import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** To whoever leads a department: somebody who left was to host its sessions, and another host is asked for. */
export function hostLeft(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, to } = about(facts, reader, house);
  const words = letters["host-left"];
  const { person = "", sessions = 1, session } = facts;
  return frame(
    {
      subject: words.subject(session.departmentName, sessions, head),
      preheader,
      lead: words.lead(person, session.departmentName, sessions),
      heading: words.heading,
      sign: sign("dashed"),
      rows: said(rows.where, { ...rows.host, text: letters.gone(person) }),
      button: { text: words.button, url: to.change(facts.sessionId) },
      paragraphs: [[sessions > 1 ? words.others(sessions - 1) : words.told]],
      why: letters.why.leads(house.organisation),
    },
    reader,
    house,
  );
}
