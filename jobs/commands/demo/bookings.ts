import { book } from "#models/booking/booking.ts";
import { endBooking } from "#models/booking/ending.ts";
import { moveBooking } from "#models/booking/moving.ts";
import { declineBooking, releaseBooking } from "#models/booking/release.ts";
import { DomainError } from "#models/errors.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { abreast } from "#models/database/abreast.ts";
import type { Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";
import { diceFrom, type Dice } from "./random.ts";
import { AIMS } from "./said.ts";

const HOUR = 3_600_000;
/** A rule said no, as it does to people: the demo takes the next. Anything else is a bug. */
export async function unlessRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

interface Visit {
  session: DemoSession;
  /** Another date of the same plan, if there is a later one. */
  next: DemoSession | undefined;
  who: { id: string; code: string };
}

/** What one person does about one session, some time before it: books, is released or declined, sometimes gives up or
 *  takes another date. */
async function oneBooking(
  crew: Crew,
  leads: Map<string, string>,
  { session, next, who }: Visit,
  dice: Dice,
  now: Date,
): Promise<void> {
  const latest = Math.min(now.getTime() - 2 * HOUR, session.startsAt.getTime() - 30 * HOUR);
  const at = new Date(latest - dice.roll(10 * 24) * HOUR);
  const actor = await crew.actor(who.id, now);
  const wish = { sessionId: session.id, personId: who.id, aim: dice.pick(AIMS), key: `demo-${session.id}-${who.id}` };
  const booked = await unlessRefused(() => book(actor, wish, at));
  if (!booked) return;
  let state: BookingState = booked.state;
  const old = now.getTime() - at.getTime() > 30 * HOUR;
  if (state === "requested" && (old || dice.chance(50))) {
    const lead = await crew.actor(leads.get(who.code)!, now);
    const answered = new Date(at.getTime() + HOUR);
    if (dice.chance(15))
      await unlessRefused(() =>
        declineBooking(lead, booked.bookingId, { reason: "Too little rest before." }, answered),
      );
    else state = (await unlessRefused(() => releaseBooking(lead, booked.bookingId, answered))) ?? state;
  }
  const afterwards = new Date(at.getTime() + 2 * HOUR);
  if (dice.chance(state === "booked" ? 8 : 20))
    await unlessRefused(() => endBooking(actor, booked.bookingId, "", afterwards));
  else if (state === "booked" && next && dice.chance(6)) {
    const other = { bookingId: booked.bookingId, toSessionId: next.id, key: `demo-moved-${booked.bookingId}` };
    await unlessRefused(() => moveBooking(actor, other, afterwards));
  }
}

/** Fills the sessions ahead with people of other departments: popular ones beyond their places, so that some wait. Each session
 *  has dice of its own, so that what is thrown does not hang on who comes first. */
export async function fillSessions(
  crew: Crew,
  leads: Map<string, string>,
  sessions: readonly DemoSession[],
  seed: number,
  now: Date,
  onProgress: (share: number) => void,
): Promise<void> {
  const everybody = [...crew.people].flatMap(([code, people]) => people.map(({ id }) => ({ id, code })));
  const ahead = sessions.filter(({ startsAt }) => startsAt > now);
  let done = 0;
  await abreast(ahead, async (session, number) => {
    const dice = diceFrom(seed + number);
    const soon = session.startsAt.getTime() - now.getTime() < 16 * 24 * HOUR;
    const wanted = soon ? Math.min(6, Math.ceil(session.plan.places * (0.6 + dice.roll(100) / 100))) : dice.roll(2);
    const later = sessions.find(({ plan, startsAt }) => plan === session.plan && startsAt > session.startsAt);
    const came = new Set<string>();
    for (let place = 0; place < wanted; place++) {
      const who = dice.pick(everybody);
      if (who.code === session.plan.code || came.has(who.id)) continue;
      came.add(who.id);
      await oneBooking(crew, leads, { session, next: later, who }, dice, now);
    }
    onProgress(++done / ahead.length);
  });
}
