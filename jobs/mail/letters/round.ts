import type { RoundLetterFacts } from "#models/record/letter-facts.ts";
import { sayReasons } from "#models/shared/reasons.ts";
import { sayDay, sayShortDay } from "#models/shared/time.ts";
import { addressesOf } from "./addresses.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader, type Sentence } from "./letter.ts";
import { deadline, when } from "./times.ts";

/** A round takes wishes: until when, for which days, and where to rank them. */
export function roundOpened(facts: RoundLetterFacts, reader: Reader, house: House): Letter {
  const { round, roundId, firstDay, lastDay, until, zone } = facts;
  const { texts, locale } = voiceOf(reader);
  const words = texts.letters["round-opened"];
  const say = (at: Date) => sayDay(at, zone, locale, house.now);
  return frame(
    {
      subject: words.subject(round, sayShortDay(until, zone, locale)),
      preheader: words.until(deadline(until, zone, reader, house)),
      lead: words.lead(round, say(firstDay), say(lastDay)),
      heading: words.heading,
      button: { text: words.button, url: addressesOf(house).wishes(roundId) },
      paragraphs: [[words.until(deadline(until, zone, reader, house))]],
      why: texts.letters.why.round(house.organisation),
    },
    reader,
    house,
  );
}

/** To somebody for whom the round had no place: why, wish by wish, and what is free instead. */
export function roundUnplaced(facts: RoundLetterFacts, reader: Reader, house: House): Letter {
  const { round, answers = [], alternatives = [] } = facts;
  const { texts, locale } = voiceOf(reader);
  const words = texts.letters["round-unplaced"];
  const to = addressesOf(house);
  return frame(
    {
      subject: words.subject(round),
      preheader: words.next,
      lead: words.lead(round),
      heading: words.heading,
      rows: answers.map(({ rank, title, why }) => ({
        term: words.wish(rank, title),
        text: sayReasons(why, { texts, locale, zone: reader.zone }),
      })),
      ...(alternatives.length > 0 && {
        list: {
          heading: words.alternatives,
          items: alternatives.map((one): Sentence => [
            { text: one.title, url: to.session(one.sessionId) },
            `, ${when(one, reader)}`,
          ]),
        },
      }),
      button: { text: texts.letters.findAnother, url: to.find },
      paragraphs: [[words.next]],
      why: texts.letters.why.wished(house.organisation),
    },
    reader,
    house,
  );
}

/** The round ended before it gave anything out. */
export function roundWithdrawn({ round }: RoundLetterFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["round-withdrawn"];
  return frame(
    {
      subject: words.subject(round),
      preheader: words.lead(round),
      lead: words.lead(round),
      heading: words.heading,
      button: { text: letters.findAnother, url: addressesOf(house).find },
      why: letters.why.wished(house.organisation),
    },
    reader,
    house,
  );
}
