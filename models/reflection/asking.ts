import type { ClientSession, Types } from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import { letterAbout } from "#models/booking/letters.ts";
import { mayHaveTakenPlace, TOOK_PLACE } from "#models/booking/outcome.ts";
import { abreast } from "#models/database/abreast.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { NUDGE_DAYS } from "./nudging.ts";
import { Reflection } from "./reflection.document.ts";
import { voicesOf } from "./voices.ts";

/** So long after the end people are asked: they are back at their place, and the host has had time to say what happened. */
const ASK_AFTER_MINUTES = 30;
const DAY = 24 * 60;
/** What ended longer ago is not asked about any more. */
const ASK_WITHIN_DAYS = 14;

/**
 * Asks those who took part in what is over: each reflection once, whatever crashes or runs twice, since the booking's
 * mark, the reflections and the letters are one commit. Returns how many reflections were asked for.
 */
export async function askReflections(now: Date): Promise<number> {
  const due = await Booking.find(
    {
      state: "booked",
      reflectionsAsked: false,
      endsAt: { $lte: addMinutes(now, -ASK_AFTER_MINUTES), $gt: addMinutes(now, -ASK_WITHIN_DAYS * DAY) },
      outcome: { $in: [null, ...TOOK_PLACE] },
    },
    { session: 1 },
  )
    .sort({ endsAt: 1 })
    .limit(500)
    .lean();
  let asked = 0;
  const bySession = Map.groupBy(due, ({ session }) => String(session));
  await abreast([...bySession.values()], async (of) => {
    const ids = of.map(({ _id }) => _id);
    const made = await inTransaction((tx) => askSession(of[0]!.session, ids, now, tx));
    asked += made;
  });
  return asked;
}

async function askSession(id: Types.ObjectId, of: Types.ObjectId[], now: Date, tx: ClientSession): Promise<number> {
  const session = await Session.findById(id, null, { session: tx }).lean();
  const host = session && (await Department.findById(session.department, null, { session: tx }).lean());
  if (!session || !host) return 0;
  const waiting = { _id: { $in: of }, state: "booked" as const, reflectionsAsked: false };
  const bookings = await Booking.find(waiting, null, { session: tx }).sort({ _id: 1 }).lean();
  const asking = bookings.filter((booking) => mayHaveTakenPlace(booking, session, now));
  if (asking.length === 0) return 0;
  const ids = asking.map(({ _id }) => _id);
  await Booking.updateMany({ ...waiting, _id: { $in: ids } }, { $set: { reflectionsAsked: true } }, { session: tx });
  const people = await Person.find(
    { _id: { $in: asking.flatMap((booking) => voicesOf(booking, session).map(([, who]) => who)) }, leftAt: null },
    { name: 1 },
    { session: tx },
  ).lean();
  const here = new Set(people.map(({ _id }) => String(_id)));
  const made = asking.flatMap((booking) =>
    voicesOf(booking, session)
      .filter(([, who]) => here.has(String(who)))
      .map(([role, author]) => ({ booking, role, author })),
  );
  const reflections = await Reflection.insertMany(
    made.map(({ booking, role, author }) => ({
      ...{ booking: booking._id, session: session._id, role, author, host: booking.host },
      ...{ department: booking.department, endedAt: booking.endsAt, askedAt: now },
      nudgeAt: addMinutes(now, NUDGE_DAYS[0] * DAY),
    })),
    { session: tx },
  );
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]));
  const letters = made.map(({ booking, role, author }, at) => {
    const reflection = { id: String(reflections[at]!._id), role, others: 0 };
    const person = nameOf.get(String(booking.person)) ?? "";
    // About the reflection, not the booking: a booking's own letters tell of its changes, each once.
    const letter = letterAbout("reflection-asked", { booking, session, host }, { person, reflection }, String(author));
    return { ...letter, about: reflection.id, version: 0 };
  });
  await leave(together(letters), now, tx);
  return reflections.length;
}

/** Several visits of one session are one letter to whoever is asked about all of them in one role. */
function together<L extends ReturnType<typeof letterAbout>>(letters: readonly L[]): L[] {
  const groups = Map.groupBy(letters, ({ to, facts }) => `${to} ${(facts.reflection as { role: string }).role}`);
  return [...groups.values()].map((some) => {
    const [first] = some;
    const reflection = { ...(first!.facts.reflection as object), others: some.length - 1 };
    return { ...first!, facts: { ...first!.facts, reflection } };
  });
}
