import type { SignInFacts } from "#models/record/link-facts.ts";
import { addMinutes } from "#models/shared/time.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader } from "./letter.ts";
import { deadline } from "./times.ts";

/** To somebody who asked for a link to sign in with. */
export function signIn({ link, minutes }: SignInFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["sign-in"];
  const lead = words.lead(deadline(addMinutes(house.now, minutes), reader.zone, reader, house));
  return frame(
    {
      subject: words.subject(house.organisation),
      preheader: lead,
      lead,
      heading: words.heading,
      button: { text: words.button, url: link },
      paragraphs: [[words.ignore]],
      why: letters.why.signIn(house.organisation),
    },
    reader,
    house,
  );
}
