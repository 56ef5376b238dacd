import { sayClock } from "#models/shared/time.ts";
import { localeFor, textsFor, type Language } from "#models/shared/texts/index.ts";
import type { SessionFacts } from "#models/record/letter-facts.ts";

/** What the calendar entry of a session says besides its title, in mail and feed alike: for programs that show no card
 *  and people who read the entry alone. A cancelled one leads to what happened: there is no place to give back. */
export function describe(session: DescribedSession, url: string, language: Language, cancelled = false): string[] {
  const { letters } = textsFor(language);
  const { calendar } = letters;
  const locale = localeFor(language);
  const clock = (at: Date): string => sayClock(at, session.zone, locale);
  const host = letters.hostOf(session.hostName, session.departmentName);
  const said: [term: string, text: string][] = [
    [calendar.where, session.meetingPoint],
    [calendar.host, session.departmentName ? host : session.hostName],
    [calendar.bring, session.bring],
    [calendar.wear, session.wear],
    [calendar.goodToKnow, session.goodToKnow],
  ];
  return [
    calendar.time(letters.span(clock(session.startsAt), clock(session.endsAt)), session.siteName),
    ...said.filter(([, text]) => text !== "").map(([term, text]) => calendar.line(term, text)),
    (cancelled ? calendar.ended : calendar.more)(url),
  ];
}

export type DescribedSession = Pick<
  SessionFacts,
  | "startsAt"
  | "endsAt"
  | "zone"
  | "siteName"
  | "meetingPoint"
  | "hostName"
  | "departmentName"
  | "bring"
  | "wear"
  | "goodToKnow"
>;
