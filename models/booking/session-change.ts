import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession, hostAmong, instantOf, withinReach } from "#models/programme/session.ts";
import { Session } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes, localDate, type Which } from "#models/shared/time.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { awayFor } from "./away.ts";
import { Booking } from "./booking.document.ts";
import { calendarMessage, letterAbout } from "./letters.ts";
import { offerFreePlaces } from "./line.ts";
import { Reservation } from "./reservation.document.ts";

/** What a host may change of a published session. */
export interface SessionChange {
  date: string;
  clock: string;
  which?: Which;
  meetingPoint: string;
  places: number;
  hostId: string;
  /** The version the form was opened with. */
  version: number;
}

/**
 * Changes time, meeting point, host or places. Everybody keeps the place: same UID, SEQUENCE + 1, and may leave without
 * the cut-off. New places are offered to those who wait. One commit. Refuses: changed-meanwhile, places-below-taken,
 * starts-in-the-past, unclear clock times.
 */
export async function changeSession(actor: Actor, sessionId: string, change: SessionChange, now: Date): Promise<void> {
  await inTurn(sessionId, () =>
    inTransaction(async (tx) => {
      const session = await getSession(sessionId);
      if (!can(actor, "session.change", { departmentId: String(session.department) })) throw notAllowed();
      const host = await Department.findById(session.department, null, { session: tx }).lean();
      if (!host) throw notFound();
      const same = change.hostId === String(session.host) && { _id: session.host, name: session.hostName };
      const newHost = same || (await hostAmong(host, change.hostId));
      const startsAt = instantOf(change.date, change.clock, session.zone, change.which);
      withinReach(startsAt, session.zone, now);
      const endsAt = addMinutes(startsAt, session.minutes);
      const moved =
        +startsAt !== +session.startsAt ||
        change.meetingPoint !== session.meetingPoint ||
        !newHost._id.equals(session.host);
      const set = {
        startsAt,
        endsAt,
        day: localDate(startsAt, session.zone),
        meetingPoint: change.meetingPoint,
        places: change.places,
        host: newHost._id,
        hostName: newHost.name,
      };
      const changed = await Session.findOneAndUpdate(
        {
          _id: session._id,
          state: "published",
          version: change.version,
          startsAt: { $gt: now },
          taken: { $lte: change.places },
        },
        { $set: set, $inc: { version: 1 } },
        { session: tx, returnDocument: "after", runValidators: true },
      ).lean();
      if (!changed) {
        const seen = await Session.findById(session._id, null, { session: tx }).lean();
        if (seen && seen.version === change.version && seen.taken > change.places)
          throw new DomainError("places-below-taken", { taken: seen.taken }, "places");
        throw new DomainError(session.startsAt <= now ? "session-over" : "changed-meanwhile");
      }
      await record(
        actor,
        [
          {
            what: "session.changed",
            thing: { kind: "session", id: sessionId },
            before: session.startsAt.toISOString(),
            after: startsAt.toISOString(),
          },
        ],
        now,
        tx,
      );
      const { startsAt: wasAt, endsAt: wasUntil, meetingPoint, siteName, zone } = session;
      const previous = { startsAt: wasAt, endsAt: wasUntil, meetingPoint, siteName, zone };
      if (moved) await tellEverybody();
      const until = new Date(startsAt.getTime() - host.noticeHours * 3_600_000);
      await Reservation.updateMany({ session: session._id, places: { $gt: 0 } }, { $set: { until } }, { session: tx });
      await offerFreePlaces(changed, host, now, tx);

      async function tellEverybody(): Promise<void> {
        const organisation = await Organisation.findById("organisation", null, { session: tx }).lean();
        const bookings = await Booking.find({ session: session._id, state: { $in: [...LIVE_STATES] } }, null, {
          session: tx,
        }).lean();
        const people = await Person.find(
          { _id: { $in: bookings.map((one) => one.person) } },
          { site: 1 },
          { session: tx },
        ).lean();
        const siteOf = new Map(people.map((one) => [String(one._id), String(one.site)]));
        for (const booking of bookings) {
          const firm = booking.state === "booked";
          const away = awayFor(
            { startsAt, endsAt, siteId: String(session.site) },
            siteOf.get(String(booking.person)) ?? "",
            organisation?.travelMinutes ?? 60,
          );
          const told = await Booking.findOneAndUpdate(
            { _id: booking._id, version: booking.version },
            {
              $set: {
                startsAt,
                endsAt,
                awayFrom: away.from,
                awayTo: away.to,
                freeToLeave: true,
                ...(firm && { stamp: now }),
              },
              $inc: { version: 1, ...(firm && { sequence: 1 }) },
            },
            { session: tx, returnDocument: "after" },
          ).lean();
          if (!told) throw new DomainError("try-again");
          await record(
            actor,
            [
              {
                what: "booking.session-changed",
                thing: { kind: "booking", id: String(told._id) },
                before: told.state,
                after: told.state,
                facts: previous,
              },
            ],
            now,
            tx,
          );
          const calendar = firm ? { calendar: calendarMessage(told, "REQUEST") } : {};
          await leave(
            [
              letterAbout(
                "session-changed",
                { booking: told, session: changed!, host: host! },
                { previous, by: actor.name, ...calendar },
              ),
            ],
            now,
            tx,
          );
        }
      }
    }),
  );
}
