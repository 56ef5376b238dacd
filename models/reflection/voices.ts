import type { Types } from "mongoose";
import type { BookingDocument } from "#models/booking/booking.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { ReflectionRole } from "#models/shared/vocabulary.ts";

/** Who is asked about a visit: who came; who received, or the stand-in who closed it; who releases or released. */
export function voicesOf(
  booking: Pick<BookingDocument, "person" | "supervisor" | "release" | "outcome">,
  session: Pick<SessionDocument, "host" | "closedBy">,
): [ReflectionRole, Types.ObjectId][] {
  const receiver = booking.outcome === "stand-in" && session.closedBy ? session.closedBy : session.host;
  const releaser = booking.supervisor ?? booking.release.by;
  const host = receiver.equals(booking.person) ? null : receiver;
  const third = releaser && !releaser.equals(booking.person) && !releaser.equals(receiver) ? releaser : null;
  return [
    ["shadow", booking.person],
    ...(host ? [["host", host] as [ReflectionRole, Types.ObjectId]] : []),
    ...(third ? [["supervisor", third] as [ReflectionRole, Types.ObjectId]] : []),
  ];
}
