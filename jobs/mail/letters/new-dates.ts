import type { NewDatesFacts } from "#models/record/date-facts.ts";
import { addressesOf } from "./addresses.ts";
import { frame } from "./frame.ts";
import { linkIn, voiceOf, type House, type Letter, type Reader, type Sentence } from "./letter.ts";
import { deadline, when } from "./times.ts";

/** To somebody who follows departments: which of their new dates fit, the soonest first, in one mail. */
export function newDates({ dates, more }: NewDatesFacts, reader: Reader, house: House): Letter {
  const { texts, locale } = voiceOf(reader);
  const words = texts.letters["new-dates"];
  const to = addressesOf(house);
  const count = dates.length + more;
  const departments = [...new Set(dates.map(({ department }) => department))];
  const items = dates.map(({ sessionId, title, department, opensAt, ...date }): Sentence => [
    { text: title, url: to.session(sessionId) },
    `${words.of(department)}${when(date, reader)}`,
    ...(opensAt ? [words.opens(deadline(opensAt, date.zone, reader, house))] : []),
  ]);
  return frame(
    {
      subject: words.subject(count, new Intl.ListFormat(locale, { type: "conjunction" }).format(departments)),
      preheader: dates[0] ? `${dates[0].title}, ${when(dates[0], reader)}` : words.heading(count),
      lead: words.lead(count),
      heading: words.heading(count),
      list: { items },
      button: { text: words.button, url: to.find },
      paragraphs: [...(more > 0 ? [[words.more(more)]] : []), [words.first], linkIn(words.stop, to.following)],
      why: texts.letters.why.follows(house.organisation),
    },
    reader,
    house,
  );
}
