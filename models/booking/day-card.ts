import { notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { BookingState, Outcome } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { dayTimes, type DayTimes } from "./day-times.ts";
import { closesAt } from "./letters.ts";
import { subject } from "./transition.ts";
import { toId } from "#models/database/id.ts";

type OfSession = "title" | "kind" | "startsAt" | "endsAt" | "zone" | "siteName" | "meetingPoint" | "hostName";
type Before = "bring" | "wear" | "goodToKnow";

/** Everything the card says that somebody carries on the day of their visit. */
export interface DayCard extends Pick<SessionDocument, OfSession | Before> {
  id: string;
  sessionId: string;
  state: BookingState;
  department: { name: string; code: string };
  /** What the host does, where the staff list says it. */
  hostTitle: string;
  aim: string;
  /** Clearances to be held, with the day the own one ends; null where none is on record. */
  clearances: { kind: string; until: Date | null }[];
  /** How many others come. */
  others: number;
  arrivedAt: Date | null;
  late: { minutes: number; note: string; at: Date } | null;
  outcome: Outcome | null;
  /** The session was cancelled, or is being. */
  cancelled: boolean;
  closed: boolean;
  /** The place can be given back until then; once the host moved the session, until it is over. */
  closesAt: Date;
  freeToLeave: boolean;
  times: DayTimes;
}

/** The day card of a booking, for the person alone. Others: 403; unknown: 404. */
export async function dayCard(actor: PersonActor, bookingId: string): Promise<DayCard> {
  const { booking, session, host } = await subject(toId(bookingId), undefined, actor);
  if (!can(actor, "booking.own", { personId: String(booking.person) })) throw notAllowed();
  const [person, receiver, coming] = await Promise.all([
    Person.findById(booking.person, { clearances: 1 }).lean(),
    Person.findById(session.host, { jobTitle: 1 }).lean(),
    Booking.countDocuments({ session: session._id, state: "booked" }),
  ]);
  const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, bring, wear, goodToKnow } = session;
  return {
    ...{ title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, bring, wear, goodToKnow },
    ...{ id: bookingId, sessionId: String(session._id), state: booking.state, aim: booking.aim },
    department: { name: host.name, code: host.code },
    hostTitle: receiver?.jobTitle ?? "",
    clearances: session.clearances.map((asked) => ({
      kind: asked,
      until: person?.clearances.find((held) => held.kind === asked)?.until ?? null,
    })),
    others: Math.max(0, coming - (booking.state === "booked" ? 1 : 0)),
    arrivedAt: booking.arrivedAt ?? null,
    late: booking.late ? { minutes: booking.late.minutes, note: booking.late.note, at: booking.late.at } : null,
    outcome: booking.outcome,
    cancelled: session.state !== "published",
    closed: Boolean(session.closedAt),
    ...{ closesAt: closesAt(session, host), freeToLeave: booking.freeToLeave },
    times: dayTimes(session),
  };
}
