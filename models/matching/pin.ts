import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { record } from "#models/record/activity.ts";
import { Pin } from "./pin.document.ts";
import { readWisher } from "./reading.ts";
import { Round } from "./round.document.ts";
import { getRound, happened, mayRun, stands } from "./round-step.ts";

/** A session that a person of a round might get: the best of their wishes it answers, and what a coordinator decided. */
export interface Choosable {
  session: string;
  title: string;
  startsAt: Date;
  zone: string;
  rank: number;
  fixed: boolean;
  barred: boolean;
}

/** What a coordinator can decide for one person: the sessions their wishes and the rules allow, best first. */
export interface Deciding {
  roundName: string;
  person: { id: string; name: string };
  sessions: Choosable[];
}

/** For the page that asks. Coordinators only (403); somebody without wishes in the round: 404. */
export async function deciding(actor: PersonActor, roundId: string, personId: string, now: Date): Promise<Deciding> {
  mayRun(actor);
  const round = await getRound(roundId);
  const wisher = await readWisher(round, personId, now);
  if (!wisher) throw notFound();
  const pin = await Pin.findOne({ round: round._id, person: toId(personId) }).lean();
  const barred = new Set((pin?.barred ?? []).map(String));
  const sessions = [...wisher.options].toSorted(([, one], [, other]) => one - other);
  return {
    roundName: round.name,
    person: { id: personId, name: wisher.name },
    sessions: sessions.map(([session, rank]) => {
      const { title, startsAt, zone } = wisher.sessions.get(session)!;
      const fixed = String(pin?.fixed) === session;
      return { session, title, startsAt: new Date(startsAt), zone, rank, fixed, barred: barred.has(session) };
    }),
  };
}

/**
 * Fixes a person of a round to a session, bars sessions, or leaves it to the matching (null and none); the round is then
 * matched again, and keeps it. The rules stay in force: only what they and the person's wishes allow can be fixed.
 * Refuses: pin-not-allowed, pin-both, round-moved-on, round-announced.
 */
export async function decide(
  actor: PersonActor,
  { roundId, personId }: { roundId: string; personId: string },
  { fixed, barred }: { fixed: string | null; barred: readonly string[] },
  now: Date,
): Promise<void> {
  mayRun(actor);
  const round = await getRound(roundId);
  const wisher = await readWisher(round, personId, now);
  if (!wisher) throw notFound();
  const barredNow = [...new Set(barred)];
  if ([...barredNow, ...(fixed ? [fixed] : [])].some((session) => !wisher.options.has(session)))
    throw new DomainError("pin-not-allowed", {}, "fixed");
  if (fixed && barredNow.includes(fixed))
    throw new DomainError("pin-both", { title: wisher.sessions.get(fixed)!.title }, "barred");
  const of = { round: round._id, person: toId(personId) };
  await inTransaction(async (tx) => {
    if (fixed || barredNow.length > 0) {
      const set = { fixed: fixed ? toId(fixed) : null, barred: barredNow.map(toId), by: toId(actor.id), at: now };
      await Pin.updateOne(of, { $set: set }, { upsert: true, session: tx });
    } else await Pin.deleteOne(of, { session: tx });
    const before = await Round.findOneAndUpdate(
      { _id: round._id, state: { $in: ["closed", "matching", "matched"] } },
      { $set: { state: "matching", matchingAt: now, figures: null }, $inc: { run: 1 } },
      { session: tx },
    ).lean();
    if (!before) throw await stands(roundId);
    const facts = { person: personId, fixed, barred: barredNow };
    await record(actor, [happened("round.decided", round._id, before.state, "matching", facts)], now, tx);
  });
}
