import ical, {
  escape,
  foldLines,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
} from "ical-generator";
import { cleanLine, cleanText } from "#models/shared/clean.ts";
import type { Mailbox } from "#models/shared/mailbox.ts";

/** The one place that makes a VEVENT. Instants go out in UTC, so no client needs a VTIMEZONE or can get one wrong; what
 *  is stored (UID, SEQUENCE, DTSTAMP) is all that varies, so equal facts give equal bytes. */

/** What an event says, in mail and feed alike. */
export interface EventFacts {
  uid: string;
  sequence: number;
  /** When the booking last changed, never the time of sending or fetching. */
  stamp: Date;
  title: string;
  startsAt: Date;
  endsAt: Date;
  meetingPoint: string;
  siteName: string;
  /** Lines of the description, in the reader's language. */
  description: string[];
  url: string;
}

/** An event that is mailed as an iTIP message. */
export interface CalendarFacts extends EventFacts {
  method: "REQUEST" | "CANCEL";
  /** A mailbox that is read, equal to the From of the mail. */
  organiser: Mailbox;
  attendee: Mailbox;
}

/** A calendar that is subscribed to. */
export interface FeedHead {
  name: string;
  /** How often to ask again, in seconds. */
  refresh: number;
}

const PRODUCT = { company: "Understudy", product: "Understudy", language: "EN" };
const END = "END:VCALENDAR";

/**
 * The invitation for one booking as the bytes of a .ics: RFC 5545, METHOD of RFC 5546 3.2.2 (REQUEST) and 3.2.5
 * (CANCEL). One UID and one ATTENDEE a message, so a CANCEL ends the whole event and says STATUS:CANCELLED.
 */
export function invitation(facts: CalendarFacts): string {
  const calendar = ical({ prodId: PRODUCT, scale: "GREGORIAN", method: ICalCalendarMethod[facts.method] });
  return wrap(calendar, [vevent(facts, facts.method === "CANCEL", facts)]);
}

/**
 * A subscribable calendar around events made by `feedEvent`: no METHOD, no addresses (RFC 5546 3.2.1), name and refresh
 * interval of RFC 7986 5.1 and 5.7 with their older X- forms.
 */
export function calendarFeed({ name, refresh }: FeedHead, events: string[]): string {
  const escaped = escape(cleanLine(name), false); // ical-generator leaves names as they are
  return wrap(ical({ prodId: PRODUCT, scale: "GREGORIAN", name: escaped, ttl: refresh }), events);
}

/** One event of a feed, folded, with its last CRLF. A cancelled one says so in its title, too. */
export const feedEvent = (facts: EventFacts, cancelled: boolean): string => vevent(facts, cancelled);

function vevent(
  facts: EventFacts,
  cancelled: boolean,
  parties?: Pick<CalendarFacts, "organiser" | "attendee">,
): string {
  const event = ical().createEvent({
    id: cleanLine(facts.uid),
    sequence: facts.sequence,
    stamp: facts.stamp,
    lastModified: facts.stamp,
    start: facts.startsAt,
    end: facts.endsAt,
    summary: cleanLine(facts.title),
    location: [facts.meetingPoint, facts.siteName].map(cleanLine).filter(Boolean).join(", "),
    description: cleanText(facts.description.join("\n")),
    url: facts.url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    ...(parties && { organizer: { name: commonName(parties.organiser), email: parties.organiser.email } }),
  });
  if (parties)
    event.createAttendee({
      name: commonName(parties.attendee),
      email: parties.attendee.email,
      role: ICalAttendeeRole.REQ,
      type: ICalAttendeeType.INDIVIDUAL,
      ...(!cancelled && { status: ICalAttendeeStatus.NEEDSACTION, rsvp: true }),
    });
  return foldLines(event.toString().replace(/^(ATTENDEE;[^\r]*):MAILTO:/m, "$1:mailto:"));
}

/** Head and foot around the events. ical-generator leaves the last line without its CRLF. */
function wrap(calendar: ICalCalendar, events: string[]): string {
  const empty = calendar.toString();
  return `${empty.slice(0, -END.length)}${events.join("")}${END}\r\n`;
}

/** A name as parameter value (RFC 5545 3.2): no quotes, carets or backslashes, which readers take in different ways. */
const commonName = ({ name, email }: Mailbox): string =>
  cleanLine(name).replaceAll('"', "'").replace(/[\\^]/g, "") || email;
