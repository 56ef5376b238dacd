import { toId } from "#models/database/id.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import type { BookingState, Kind, Outcome } from "#models/shared/vocabulary.ts";
import type { BookingWithSession } from "./mine.ts";
import { placeInLine } from "./line.ts";
import { deciderNames } from "./onlooker.ts";
import { ownAhead } from "./own-ahead.ts";
import { clashOf, type WaitClash } from "./wait-clash.ts";

/** One of a person's own bookings, as lists and pages show it. */
export interface OwnBooking {
  id: string;
  sessionId: string;
  state: BookingState;
  outcome: Outcome | null;
  title: string;
  kind: Kind;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  siteName: string;
  meetingPoint: string;
  wear: string;
  hostName: string;
  department: { id: string; name: string; code: string };
  /** Offered: held until then. */
  offerUntil: Date | null;
  /** Requested: until when the home team promises an answer. */
  answerBy: Date | null;
  /** Requested, or offered (now or later) and then taken: whose word is missing. */
  deciders: string[];
  /** Waiting: the place in the line, of how many, whether a host's cancellation put the person before others, and whether
   *  the wait ends by itself with another place at that time. */
  line: { place: number; of: number; first: boolean; leaves: boolean } | null;
  /** Waiting: what the person holds at that time by now, so that a freed place would pass them by. */
  clash: WaitClash | null;
  /** The host moved it: it can be left without the cut-off. */
  freeToLeave: boolean;
  /** Until then the person may give a booked place back. */
  closesAt: Date;
  /** Who ended it, when and why; null while it lives. */
  ended: { how: string; by: string; at: Date; reason: string } | null;
}

/** Bookings of one person with everything their rows say. Few at a time: only those that wait are looked up singly. */
export async function asOwn(personId: string, found: readonly BookingWithSession[], now: Date): Promise<OwnBooking[]> {
  if (found.length === 0) return [];
  const endedBy = found.flatMap(({ booking }) => (booking.endedBy ? [booking.endedBy] : []));
  const asks = found.some(({ booking }) => ["requested", "offered", "waiting"].includes(booking.state));
  const waits = found.some(({ booking }) => booking.state === "waiting");
  const [hosts, enders, home, own] = await Promise.all([
    Department.find(
      { _id: { $in: found.map(({ session }) => session.department) } },
      { name: 1, code: 1, noticeHours: 1 },
    ).lean(),
    Person.find({ _id: { $in: endedBy } }, { name: 1 }).lean(),
    asks ? homeOf(personId, now) : { decided: false, names: [] },
    waits ? ownAhead(toId(personId), now) : [],
  ]);
  const hostOf = new Map(hosts.map((host) => [String(host._id), host]));
  const nameOf = new Map(enders.map((person) => [String(person._id), person.name]));
  return Promise.all(
    found.map(async ({ booking, session }): Promise<OwnBooking> => {
      const host = hostOf.get(String(session.department));
      const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, wear, hostName } = session;
      const needs = needsOf(booking, session, home.decided);
      const deciders = [...(needs.includes("home") ? home.names : []), ...(needs.includes("host") ? [hostName] : [])];
      return {
        ...{ id: String(booking._id), sessionId: String(session._id), state: booking.state, outcome: booking.outcome },
        ...{ title, kind, startsAt, endsAt, zone, siteName, meetingPoint, wear, hostName },
        department: { id: String(session.department), name: host?.name ?? "", code: host?.code ?? "" },
        offerUntil: booking.offer.until,
        answerBy: booking.release.answerBy,
        deciders: [...new Set(deciders)],
        line:
          booking.state === "waiting"
            ? { ...(await placeInLine(booking)), first: booking.line.priority > 0, leaves: booking.leaveClashing }
            : null,
        clash: booking.state === "waiting" ? clashOf(booking, own) : null,
        freeToLeave: booking.freeToLeave,
        closesAt: new Date(startsAt.getTime() - (host?.noticeHours ?? 0) * 3_600_000),
        ended: booking.endedAt && {
          how: booking.endedHow,
          by: nameOf.get(String(booking.endedBy)) ?? "",
          at: booking.endedAt,
          reason: booking.endedReason,
        },
      };
    }),
  );
}

/** Whose word is missing, or would be once an offer is taken. */
function needsOf(
  booking: BookingWithSession["booking"],
  session: BookingWithSession["session"],
  decided: boolean,
): ("home" | "host")[] {
  if (booking.state === "requested") return booking.release.needs;
  if (booking.state !== "offered" && booking.state !== "waiting") return [];
  return [...(decided ? (["home"] as const) : []), ...(session.askHost ? (["host"] as const) : [])];
}

async function homeOf(personId: string, now: Date): Promise<{ decided: boolean; names: string[] }> {
  const person = await Person.findById(toId(personId), { department: 1, supervisor: 1 }).lean();
  const home = person && (await Department.findById(person.department, { release: 1 }).lean());
  return { decided: home?.release.mode === "decided", names: person ? await deciderNames(person, now) : [] };
}
