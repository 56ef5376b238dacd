import type { ClientSession } from "mongoose";
import { Person } from "#models/people/person.document.ts";
import { DIGEST_CLOCK, nextClock } from "#models/shared/next-clock.ts";
import type { DigestFacts } from "#models/record/letter-facts.ts";
import { leave, type Letter } from "#models/record/outbox.ts";
import { letterAbout } from "./letters.ts";
import type { Subject } from "./transition.ts";

/** The next digest after `now`, by the site's clock; at once when the session begins before it. */
export function digestDue(now: Date, session: { startsAt: Date; zone: string }): Date {
  const next = nextClock(now, DIGEST_CLOCK, session.zone);
  return next && next < session.startsAt ? next : now;
}

/** A line of the host's digest about a booking that became firm or was given up. */
export function hostLine(change: DigestFacts["change"], about: Subject & { person: string }, now: Date): Letter {
  const { person, session } = about;
  const letter = letterAbout("host-digest", about, { person }, String(session.host));
  return { ...letter, facts: { ...letter.facts, change }, dueAt: digestDue(now, session) };
}

/** Leaves such a line, in the caller's transaction. */
export async function tellHost(
  change: DigestFacts["change"],
  { booking, session, host }: Subject,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const person = await Person.findById(booking.person, { name: 1 }, { session: tx }).lean();
  await leave([hostLine(change, { booking, session, host, person: person?.name ?? "" }, now)], now, tx);
}
