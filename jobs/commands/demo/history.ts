import { checkIn } from "#models/booking/arriving.ts";
import { book } from "#models/booking/booking.ts";
import { closeSession } from "#models/booking/closing.ts";
import { releaseBooking } from "#models/booking/release.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { abreast } from "#models/database/abreast.ts";
import { unlessRefused } from "./bookings.ts";
import type { Crew } from "./crew.ts";
import type { DemoSession } from "./programme.ts";
import { diceFrom, type Dice } from "./random.ts";
import { AIMS } from "./said.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Somebody who had a place in a session that is over. */
export interface PastVisit {
  session: DemoSession;
  personId: string;
  leadId: string;
}

export interface Past {
  crew: Crew;
  leads: Map<string, string>;
  sessions: readonly DemoSession[];
  seed: number;
  now: Date;
}

/** How it went, of a hundred. */
const OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ["attended", 84],
  ["partly", 5],
  ["no-show", 4],
  ["recalled", 3],
  ["stand-in", 2],
  ["host-absent", 1],
];

function outcome(dice: Dice): Outcome {
  let rest = dice.roll(100);
  for (const [said, share] of OUTCOMES) if ((rest -= share) < 0) return said;
  return "attended";
}

/** Somebody of another department books in time and is released. Whether they then have a place. */
async function visit(
  { crew, leads, now }: Past,
  session: DemoSession,
  dice: Dice,
): Promise<(PastVisit & { id: string }) | null> {
  const codes = [...crew.departments.keys()].filter((code) => code !== session.plan.code);
  const code = dice.pick(codes);
  const personId = dice.pick(crew.people.get(code)!).id;
  const at = new Date(session.startsAt.getTime() - (4 + dice.roll(14)) * DAY);
  const wish = { sessionId: session.id, personId, aim: dice.pick(AIMS), key: `demo-past-${session.id}-${personId}` };
  const actor = await crew.actor(personId, now);
  const booked = await unlessRefused(() => book(actor, wish, at));
  if (!booked) return null;
  const leadId = leads.get(code)!;
  const made = { session, personId, leadId, id: booked.bookingId };
  if (booked.state === "booked") return made;
  const lead = await crew.actor(leadId, now);
  // Most teams answer within their four working hours, some the day after.
  const answered = new Date(at.getTime() + (dice.chance(82) ? 1 : 30) * HOUR);
  const state = await unlessRefused(() => releaseBooking(lead, booked.bookingId, answered));
  return state === "booked" ? made : null;
}

/** A session that is over: one to three came, some were checked in, the host said what happened and closed it. */
async function hold(past: Past, session: DemoSession, dice: Dice): Promise<PastVisit[]> {
  const { crew, now } = past;
  const visits: (PastVisit & { id: string })[] = [];
  // It began small and grew: the further back, the fewer came.
  const age = (now.getTime() - session.startsAt.getTime()) / (270 * DAY);
  const wanted = 1 + (dice.chance(75 - 45 * age) ? 1 : 0) + (dice.chance(30 - 20 * age) ? 1 : 0);
  for (let count = 0; count < wanted; count++) {
    const made = await visit(past, session, dice);
    if (made) visits.push(made);
  }
  // Whoever held one yesterday has not come to closing it.
  if (visits.length === 0 || now.getTime() - session.endsAt.getTime() < DAY) return visits;
  const host = await crew.actor(session.hostId, now);
  const said = new Map<string, Outcome>();
  for (const { id } of visits) {
    said.set(id, outcome(dice));
    if (said.get(id) === "attended" && dice.chance(30))
      await unlessRefused(() => checkIn(host, id, new Date(session.startsAt.getTime() - dice.roll(10) * 60_000)));
  }
  const closed = new Date(session.endsAt.getTime() + dice.roll(40) * 60_000);
  await unlessRefused(() => closeSession(host, session.id, said, closed));
  return visits;
}

/** Three quarters of visits, each session with dice of its own. Gives who had a place, in the order of time. */
export async function liveThrough(past: Past, onProgress: (share: number) => void): Promise<PastVisit[]> {
  const over = past.sessions.filter(({ endsAt }) => endsAt < past.now);
  const visits: PastVisit[][] = over.map(() => []);
  let done = 0;
  await abreast(over, async (session, at) => {
    visits[at] = await hold(past, session, diceFrom(past.seed + at));
    onProgress(++done / over.length);
  });
  return visits.flat();
}
