import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { spendCap, touchDiary } from "./cap.ts";
import { leaveClashingWaits } from "./clashing.ts";
import { dayTimes } from "./day-times.ts";
import { hostLine } from "./digest.ts";
import { asHostReads, doorRules } from "./door.ts";
import { draft } from "./draft.ts";
import { gather, type Gathered } from "./gather.ts";
import { calendarMessage, letterAbout } from "./letters.ts";
import { expectOpenDay } from "./on-the-day.ts";
import { deciderNames } from "./onlooker.ts";
import { takePlaceAtDoor } from "./place.ts";
import { refusal } from "./rules/index.ts";
import { bookingThing } from "./transition.ts";

/** Somebody who stands at the door without a booking, and the one-time key of the form. */
export interface WalkIn {
  sessionId: string;
  personId: string;
  aim: string;
  key: string;
}

/**
 * A host adds somebody who is there and did not book: booked and checked in at once, if every rule holds, a place is
 * free, nobody waits, and the home team's release is automatic or the host's to give. Refuses with sentences for the
 * host: door-…, release-missing, door-full, others-wait-here, day-not-yet, day-over, day-closed.
 */
export async function addWalkIn(
  actor: PersonActor,
  wish: WalkIn,
  now: Date,
): Promise<{ bookingId: string; name: string }> {
  const [sessionId, personId] = [toId(wish.sessionId), toId(wish.personId)];
  const person = await Person.findById(personId, { name: 1 }).lean();
  if (!person) throw notFound();
  const { name } = person;
  return asHostReads(name, () =>
    inTurn(wish.sessionId, () =>
      inTransaction(async (tx) => {
        await touchDiary(personId, tx);
        const seen = await gather(sessionId, personId, now, tx, wish.key);
        if (!can(actor, "session.run", { departmentId: String(seen.session.department) })) throw notAllowed();
        const before = seen.before.find(({ key }) => key === wish.key);
        if (before) return { bookingId: String(before._id), name };
        expectOpenDay(seen.session, dayTimes(seen.session).checkInFrom, now);
        const live = seen.own.find(({ session }) => session.equals(sessionId));
        if (live) throw new DomainError("already-booked", { state: live.state });
        const rules = doorRules(seen.rules);
        const refused = refusal(rules);
        if (refused) throw new DomainError(refused.code, refused.facts);
        const booking = draft({ ...wish }, { ...seen, rules }, false, now);
        const given = can(actor, "booking.release", bookingThing(booking));
        if (!given && seen.home.release.mode === "decided") throw await releaseMissing(seen, now);
        if (!(await takePlaceAtDoor(sessionId, now, tx)))
          throw seen.session.waiting > 0
            ? new DomainError("door-others-wait", { name, waiting: seen.session.waiting })
            : new DomainError("door-full", { name, places: seen.session.places });
        await spendCap(seen.home, { session: sessionId, away: seen.rules.away }, tx);
        const release = {
          ...{ how: given ? ("given" as const) : ("automatic" as const), by: given ? toId(actor.id) : null, at: now },
          ...{ answerBy: null, needs: [], atOnce: seen.home.release.atOnce, reminded: 0 },
        };
        await enter(actor, { ...booking, release, ...here(actor, now) }, seen, now, tx);
        return { bookingId: String(booking._id), name };
      }),
    ),
  );
}

const here = (actor: PersonActor, now: Date) => ({ arrivedAt: now, arrivedBy: toId(actor.id), walkIn: true });

async function releaseMissing({ person, home }: Gathered, now: Date): Promise<DomainError> {
  const deciders = await deciderNames(person, now);
  return new DomainError("release-missing", { name: person.name, team: home.name, deciders: deciders.join(", ") });
}

/** Writes the booking, its line in the record and its letters: to the person, and to the host if somebody else did it. */
async function enter(
  actor: PersonActor,
  booking: BookingDocument,
  seen: Gathered,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  await Booking.collection.insertOne(booking, { session: tx });
  const thing = { kind: "booking", id: String(booking._id) };
  const facts = { walkIn: true };
  await record(actor, [{ what: "booking.booked", thing, before: "new", after: "booked", facts }], now, tx);
  const about = { booking, session: seen.session, host: seen.host };
  const calendar = calendarMessage(booking, "REQUEST");
  const own = letterAbout("booked", about, { calendar });
  const host = hostLine("booked", { ...about, person: seen.person.name }, now);
  await leave([own, ...(String(seen.session.host) === actor.id ? [] : [host])], now, tx);
  await leaveClashingWaits(booking, seen.own, now, tx);
}
