import { notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { seeBooking } from "#models/booking/mine.ts";
import type { Language } from "#models/shared/texts/index.ts";
import { describe } from "./description.ts";
import { calendarFeed, feedEvent } from "./invitation.ts";

/** One booked session as a file to import by hand: a copy, which does not move when the session does. The UID is that of
 *  invitation and feed, so that calendars which have those show it once. Only the person's own firm booking: else 404. */
export async function calendarFile(
  actor: PersonActor,
  bookingId: string,
  baseUrl: string,
  language: Language,
): Promise<string> {
  const { booking, session, host } = await seeBooking(actor, bookingId);
  if (booking.state !== "booked" || String(booking.person) !== actor.id) throw notFound();
  const url = `${baseUrl}/bookings/${bookingId}`;
  const { uid, sequence, stamp, startsAt, endsAt } = booking;
  const { title, meetingPoint, siteName } = session;
  const description = describe({ ...session, startsAt, endsAt, departmentName: host.name }, url, language);
  const event = { uid, sequence, stamp, startsAt, endsAt, title, meetingPoint, siteName, url, description };
  return calendarFeed({ name: title, refresh: 86_400 }, [feedEvent(event, false)]);
}
