import type { DigestFacts } from "#models/record/letter-facts.ts";
import { addressesOf } from "./addresses.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader, type Sentence } from "./letter.ts";
import { when } from "./times.ts";

/** To a host: everything that changed in the own sessions since the last letter, oldest first, in one mail. Of a booking
 *  the last word alone: who came and went meanwhile does not come. */
export function hostDigest(all: readonly DigestFacts[], reader: Reader, house: House): Letter {
  const last = new Map(all.map(({ bookingId }, at) => [bookingId, at]));
  const changes = all.filter(({ bookingId }, at) => last.get(bookingId) === at);
  const { letters } = voiceOf(reader).texts;
  const words = letters["host-digest"];
  const to = addressesOf(house);
  const items = changes.map(({ change, person, aim, session, sessionId }): Sentence => [
    `${words.changes[change](person)}: `,
    { text: session.title, url: to.session(sessionId) },
    `, ${when(session, reader)}`,
    ...(aim && change !== "cancelled" && change !== "moved" ? [`\n${letters.quoted(aim)}`] : []),
  ]);
  return frame(
    {
      subject: words.subject(changes.length),
      preheader: words.lead,
      lead: words.lead,
      heading: words.heading,
      list: { items },
      button: { text: words.button, url: to.slots },
      why: letters.why.hosts(house.organisation),
    },
    reader,
    house,
  );
}
