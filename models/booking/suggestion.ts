import type { Facts, RefusalCode } from "#models/errors.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import type { Alternative } from "./alternatives.ts";
import type { BookingDocument } from "./booking.document.ts";
import { lookAs } from "./onlooker.ts";
import { isFree } from "./prospect.ts";

/** A date that whoever declined chose for the person, and what has become of it since. */
export interface Suggestion {
  alternative: Alternative;
  /** Name of who chose it. */
  by: string;
  /** The host department, for the way to its other dates. */
  departmentId: string;
  /** It can be asked for; or the person has done so; or it does not fit any more: why, null where it is full. */
  now:
    | { what: "fits" }
    | { what: "mine"; bookingId: string }
    | { what: "gone"; why: { code: RefusalCode; facts: Facts } | null };
}

/** The suggestion of a declined booking as things stand now; null where none was made. */
export async function suggestionOf(
  booking: Pick<BookingDocument, "alternative" | "endedBy" | "person">,
  now: Date,
): Promise<Suggestion | null> {
  const session = booking.alternative && (await Session.findById(booking.alternative).lean());
  if (!session) return null;
  const [onlooker, by] = await Promise.all([
    lookAs(String(booking.person), [session], now, { team: true }),
    booking.endedBy && Person.findById(booking.endedBy, { name: 1 }).lean(),
  ]);
  const prospect = onlooker.prospect(session);
  const { title, startsAt, zone, siteName } = session;
  const stands = (): Suggestion["now"] => {
    if (prospect.what === "mine") return prospect;
    if (prospect.what === "refused") return { what: "gone", why: { code: prospect.code, facts: prospect.facts } };
    const why = onlooker.noRoom(session);
    return isFree(prospect) && !why ? { what: "fits" } : { what: "gone", why };
  };
  return {
    alternative: { sessionId: String(session._id), title, startsAt, zone, siteName },
    ...{ by: by?.name ?? "", departmentId: String(session.department), now: stands() },
  };
}
