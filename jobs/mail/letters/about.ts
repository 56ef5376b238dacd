import { describe } from "#models/calendar/description.ts";
import { invitation } from "#models/calendar/invitation.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import type { Texts } from "#models/shared/texts/index.ts";
import { addressesOf } from "./addresses.ts";
import { linkIn, voiceOf, type House, type Letter, type Reader, type Row, type Sentence, type Sign } from "./letter.ts";
import { awayWhen, deadline, signOf, wasAt, when } from "./times.ts";

/** The pieces that letters about a booking are made of, written for one reader. */
export function about(facts: LetterFacts, reader: Reader, house: House) {
  const { session, bookingId } = facts;
  const { texts } = voiceOf(reader);
  const { letters } = texts;
  const { terms } = letters;
  const to = addressesOf(house);
  const head = { title: session.title, when: when(session, reader) };
  const rows = {
    where: { term: terms.where, text: `${session.meetingPoint}, ${session.siteName}` },
    host: { term: terms.host, text: letters.hostOf(session.hostName, session.departmentName) },
    bring: { term: terms.bring, text: session.bring },
    wear: { term: terms.wear, text: session.wear },
    goodToKnow: { term: terms.goodToKnow, text: session.goodToKnow },
    aimHad: { term: terms.yourAim, text: facts.aim ? letters.quoted(facts.aim) : "" },
    yourAim: { term: terms.yourAim, text: facts.aim ? letters.aimRead(facts.aim) : "" },
    aim: { term: terms.aim, text: facts.aim ? letters.quoted(facts.aim) : "" },
    reason: { term: terms.reason, text: facts.reason ? letters.quoted(facts.reason) : "" },
    was: { term: terms.was, text: facts.previous ? wasAt(facts.previous, session.meetingPoint, reader, house) : "" },
    line: { term: terms.line, text: facts.place === undefined ? "" : letters.inLine(facts.place, facts.of) },
    who: { term: terms.who, text: facts.person ?? "" },
    away: { term: terms.away, text: awayWhen(facts, reader) },
  };
  return {
    letters,
    head,
    to,
    rows,
    /** Who did it, unless that was the product's own clock. */
    by: facts.by === "system" ? house.organisation : facts.by,
    until: facts.until && deadline(facts.until, session.zone, reader, house),
    preheader: `${head.when}. ${session.meetingPoint}`,
    sign: (look: Sign["look"]): Sign => signOf(session, look, reader, house),
    seeBooking: { text: letters.seeBooking, url: to.booking(bookingId) },
    seeSession: { text: letters.seeSession, url: to.session(facts.sessionId) },
    find: { text: letters.findAnother, url: to.find },
    /** To the date that was chosen for the reader, where one was. */
    suggested:
      facts.suggested && facts.alternatives?.[0]
        ? { text: letters.bookSuggested, url: to.session(facts.alternatives[0].sessionId) }
        : undefined,
    giveBack: (words: readonly [string, string, string]): Sentence => linkIn(words, to.giveBack(bookingId)),
    alternatives: facts.alternatives?.length
      ? {
          heading: suggestion(facts, letters),
          items: facts.alternatives.map((one): Sentence => [
            { text: one.title, url: to.session(one.sessionId) },
            `, ${when(one, reader)}`,
          ]),
        }
      : undefined,
    calendar: calendarOf(facts, reader, house),
  };
}

function suggestion({ suggested, by, alternatives = [] }: LetterFacts, letters: Texts["letters"]): string {
  if (!suggested || !by) return letters.alternatives;
  return alternatives.length === 1 ? letters.suggestedOne(by) : letters.suggested(by);
}

/** Those of the rows that have something to say. */
export const said = (...rows: Row[]): Row[] => rows.filter(({ text }) => text !== "");

/** The invitation that goes with the letter, where there is one. */
function calendarOf({ session, calendar, bookingId }: LetterFacts, reader: Reader, house: House): Letter["calendar"] {
  if (!calendar) return undefined;
  const url = addressesOf(house).booking(bookingId);
  const ics = invitation({
    ...calendar,
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    meetingPoint: session.meetingPoint,
    siteName: session.siteName,
    description: describe(session, url, reader.language, calendar.method === "CANCEL"),
    url,
    organiser: house.from,
    attendee: reader,
  });
  return { method: calendar.method, ics };
}
