import type { ProposalFacts } from "#models/record/date-facts.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { about, said } from "./about.ts";
import { addressesOf } from "./addresses.ts";
import { frame } from "./frame.ts";
import { voiceOf, type House, type Letter, type Reader } from "./letter.ts";
import { when } from "./times.ts";

/** To a department's hosts: somebody suggests a date. */
export function dateAsked(facts: ProposalFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["date-asked"];
  const { person, departmentName, proposalId } = facts;
  const head = { title: facts.title || words.anyVisit, when: when(facts, reader) };
  return frame(
    {
      subject: words.subject(person, head),
      preheader: words.lead(person, departmentName),
      lead: words.lead(person, departmentName),
      heading: words.heading,
      rows: rowsOf(facts, reader),
      button: { text: words.button, url: addressesOf(house).proposal(proposalId) },
      paragraphs: [[letters.onlyTheButton]],
      why: letters.why.hostsHere(house.organisation),
    },
    reader,
    house,
  );
}

/** To whoever suggested it: it does not suit, with the hosts' words; or its time came and nobody answered. */
export function dateDeclined(facts: ProposalFacts, reader: Reader, house: House): Letter {
  const { letters } = voiceOf(reader).texts;
  const words = letters["date-declined"];
  const { by, departmentName, departmentId } = facts;
  const head = { title: facts.title || letters["date-asked"].anyVisit, when: when(facts, reader) };
  const lead = by ? words.lead(by, departmentName) : words.lapsed(departmentName);
  return frame(
    {
      subject: words.subject(head),
      preheader: lead,
      lead,
      heading: by ? words.heading : words.headingLapsed,
      rows: said(...rowsOf(facts, reader), {
        term: letters.terms.note,
        text: facts.answer ? letters.quoted(facts.answer) : "",
      }),
      button: { text: words.button, url: addressesOf(house).department(departmentId) },
      paragraphs: [[words.next]],
      why: letters.why.suggested(house.organisation),
    },
    reader,
    house,
  );
}

/** To whoever suggested one: a date is published. */
export function datePublished(facts: LetterFacts, reader: Reader, house: House): Letter {
  const { letters, head, rows, preheader, sign, by } = about(facts, reader, house);
  const words = letters["date-published"];
  return frame(
    {
      subject: words.subject(head),
      preheader,
      lead: words.lead(by ?? facts.session.hostName),
      heading: words.heading,
      sign: sign("plain"),
      rows: said(rows.where, rows.host, rows.bring, rows.wear),
      button: { text: words.button, url: addressesOf(house).session(facts.sessionId) },
      paragraphs: [[words.next]],
      why: letters.why.suggested(house.organisation),
    },
    reader,
    house,
  );
}

function rowsOf(facts: ProposalFacts, reader: Reader) {
  const { letters } = voiceOf(reader).texts;
  const { terms } = letters;
  const { asked, anyVisit } = letters["date-asked"];
  return said(
    { term: terms.who, text: facts.person },
    { term: terms.visit, text: facts.title || anyVisit },
    { term: asked, text: when(facts, reader) },
    { term: terms.reason, text: facts.words ? letters.quoted(facts.words) : "" },
  );
}
