import { toId } from "#models/database/id.ts";
import { notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { bookingThing, subject } from "./transition.ts";

type Shown = "title" | "kind" | "startsAt" | "endsAt" | "zone" | "siteName" | "meetingPoint" | "hostName";

/** What the page says that asks what happened with one person. */
export interface OutcomeLook extends Pick<SessionDocument, Shown> {
  bookingId: string;
  sessionId: string;
  department: { name: string; code: string };
  name: string;
  outcome: Outcome | null;
  /** Who said so last; empty where nobody did. */
  by: string;
  arrivedAt: Date | null;
  booked: boolean;
}

/** For who may say what happened. Others: 403; unknown: 404. */
export async function outcomeLook(actor: PersonActor, bookingId: string): Promise<OutcomeLook> {
  const { booking, session, host } = await subject(toId(bookingId), undefined, actor);
  if (!can(actor, "booking.outcome", bookingThing(booking))) throw notAllowed();
  const [person, speaker] = await Promise.all([
    Person.findById(booking.person, { name: 1 }).lean(),
    booking.outcomeBy ? Person.findById(booking.outcomeBy, { name: 1 }).lean() : null,
  ]);
  const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName } = session;
  return {
    ...{ title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, bookingId },
    ...{ sessionId: String(session._id), department: { name: host.name, code: host.code } },
    ...{ name: person?.name ?? "", outcome: booking.outcome, by: speaker?.name ?? "" },
    ...{ arrivedAt: booking.arrivedAt ?? null, booked: booking.state === "booked" },
  };
}
