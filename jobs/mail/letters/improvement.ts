import type { ImprovementFacts, ReviewFacts } from "#models/record/letter-facts.ts";
import { sayDay } from "#models/shared/time.ts";
import { said } from "./about.ts";
import { addressesOf } from "./addresses.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader } from "./letter.ts";
import { deadline } from "./times.ts";

/** What all letters about an improvement share. */
function parts(facts: ImprovementFacts, reader: Reader, house: House) {
  const { texts, locale } = voiceOf(reader);
  const words = texts.letters.improvement;
  return {
    words,
    state: texts.improvement.states[facts.state],
    why: texts.letters.why,
    preheader: facts.title,
    rows: said(
      { term: words.what, text: facts.title },
      { term: words.why, text: facts.text },
      { term: words.owner, text: facts.departmentName },
      { term: words.due, text: sayDay(facts.due, facts.zone, locale, house.now) },
      { term: words.said, text: facts.said ? texts.letters.quoted(facts.said) : "" },
    ),
    button: { text: words.button, url: addressesOf(house).improvement(facts.improvementId) },
  };
}

/** To who made the remark: it was taken up. */
export function improvementOpened(facts: ImprovementFacts, reader: Reader, house: House): Letter {
  const { words, preheader, rows, button, why } = parts(facts, reader, house);
  const heading = words.openedHeading;
  const more = { subject: words.opened(facts.title), lead: words.openedLead(facts.session), heading };
  const paragraphs = [[words.next]];
  return frame({ ...more, preheader, rows, button, paragraphs, why: why.remarked(house.organisation) }, reader, house);
}

/** To who leads the department that owns it. */
export function improvementOwned(facts: ImprovementFacts, reader: Reader, house: House): Letter {
  const { words, preheader, rows, button, why } = parts(facts, reader, house);
  const heading = words.ownedHeading(facts.departmentName);
  const more = { subject: words.owned(facts.title), lead: words.ownedLead(facts.session), heading };
  const paragraphs = [[words.please]];
  return frame({ ...more, preheader, rows, button, paragraphs, why: why.owns(house.organisation) }, reader, house);
}

/** You said, we did. */
export function improvementNews(facts: ImprovementFacts, reader: Reader, house: House): Letter {
  const { words, state, preheader, rows, button, why } = parts(facts, reader, house);
  const lead = words.newsLead(facts.by ?? house.organisation);
  const more = { subject: words.news(state, facts.title), lead, heading: words.newsHeading(state) };
  const paragraphs = [[words.next]];
  return frame({ ...more, preheader, rows, button, paragraphs, why: why.remarked(house.organisation) }, reader, house);
}

/** To coordinators: something waits. What it is stands on no screen but theirs, and in no mail. */
export function reviewWaits({ until, zone }: ReviewFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["review-waits"];
  const by = deadline(until, zone, reader, house);
  return frame(
    {
      subject: words.subject(by),
      preheader: words.lead(by),
      lead: words.lead(by),
      heading: words.heading,
      button: { text: words.button, url: addressesOf(house).review },
      why: letters.why.coordinates(house.organisation),
    },
    reader,
    house,
  );
}
