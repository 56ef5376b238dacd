import type { ClientSession } from "mongoose";
import { Person } from "#models/people/person.document.ts";
import { addDays, localDate, readLocal } from "#models/shared/time.ts";
import type { DigestFacts } from "#models/record/letter-facts.ts";
import { leave, type Letter } from "#models/record/outbox.ts";
import { letterAbout } from "./letters.ts";
import type { Subject } from "./transition.ts";

/** Hosts hear of changes once a day, at this local clock of the site: many rows, one mail. */
const DIGEST_CLOCK = "16:00";

/** The next digest after `now`; at once when the session begins before it. */
export function digestDue(now: Date, session: { startsAt: Date; zone: string }): Date {
  const today = localDate(now, session.zone);
  for (const day of [today, addDays(today, 1)]) {
    const read = readLocal(day, DIGEST_CLOCK, session.zone, "earlier");
    if (read.found === "one" && read.at > now) return read.at < session.startsAt ? read.at : now;
  }
  return now;
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
