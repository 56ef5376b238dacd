import type { AddressFacts } from "#models/record/link-facts.ts";
import { addMinutes } from "#models/shared/time.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader } from "./letter.ts";
import { deadline } from "./times.ts";

/** To an address that somebody says is theirs: its link proves it. */
export function address({ link = "", minutes = 0 }: AddressFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters.address;
  const lead = words.lead(deadline(addMinutes(house.now, minutes), reader.zone, reader, house));
  return frame(
    {
      subject: words.subject(house.organisation),
      preheader: lead,
      lead,
      heading: words.heading,
      button: { text: words.button, url: link },
      paragraphs: [[words.ignore]],
      why: letters.why.address(house.organisation),
    },
    reader,
    house,
  );
}

/** To the address that was somebody's until now. */
export function addressChanged(reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["address-changed"];
  return frame(
    {
      subject: words.subject(house.organisation),
      preheader: words.lead,
      lead: words.lead,
      heading: words.heading,
      button: { text: words.button, url: `${house.baseUrl}/account` },
      paragraphs: [[words.ignore]],
      why: letters.why.address(house.organisation),
    },
    reader,
    house,
  );
}
