import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { frame } from "./frame.ts";
import type { House, Letter, Reader } from "./letter.ts";

/** The host changed when or where; who has a place keeps it, and may leave freely. */
export function sessionChanged(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, seeBooking, giveBack, calendar } = about(facts, reader, house);
  const words = letters["session-changed"];
  const { departmentName: host, startsAt, endsAt, meetingPoint } = facts.session;
  const was = facts.previous;
  const isElsewhere =
    was && +was.startsAt === +startsAt && +was.endsAt === +endsAt && was.meetingPoint !== meetingPoint;
  return frame(
    {
      subject: isElsewhere ? words.subjectElsewhere(head, meetingPoint) : words.subject(head),
      preheader,
      lead: calendar ? words.lead(host) : words.leadNotFirm(host),
      heading: words.heading,
      sign: sign(calendar ? "lit" : "dashed"),
      rows: said(rows.was, rows.where, rows.host, rows.bring, rows.wear),
      button: seeBooking,
      paragraphs: calendar ? [[letters.acceptUpdate], giveBack(words.leave)] : [giveBack(letters.withdraw)],
      why: calendar ? letters.why.booked(house.organisation) : letters.why.asked(house.organisation),
      calendar,
    },
    reader,
    house,
  );
}
