import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { record } from "#models/record/activity.ts";
import { Pin } from "./pin.document.ts";
import { pinsOf } from "./pins.ts";
import { readWishers } from "./reading.ts";
import { Round, type RoundDocument } from "./round.document.ts";
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

/** What a coordinator can decide for somebody: the sessions their wishes and the rules allow, best first. */
export interface Deciding {
  person: { id: string; name: string };
  sessions: Choosable[];
}

/** What a coordinator decides for somebody: a session or the matching's choice (null), and sessions it must not be. */
export interface Decision {
  personId: string;
  fixed: string | null;
  barred: readonly string[];
}

/** The form's fields of one person: refusals stand there. */
export const fieldOf = (what: "fixed" | "barred", personId: string): string => `${what}-${personId}`;

async function wishersOf(round: RoundDocument, personIds: readonly string[], now: Date) {
  const wishers = await readWishers(round, personIds, now);
  if (wishers.length === 0 || wishers.length !== new Set(personIds).size) throw notFound();
  return wishers;
}

/** For the page that asks. Coordinators only (403); somebody without wishes in the round, or nobody: 404. */
export async function deciding(
  actor: PersonActor,
  roundId: string,
  personIds: readonly string[],
  now: Date,
): Promise<{ roundName: string; people: Deciding[] }> {
  mayRun(actor);
  const round = await getRound(roundId);
  const wishers = await wishersOf(round, personIds, now);
  const pins = await pinsOf(round, wishers);
  const people = wishers.map(({ id, name, options, sessions }) => ({
    person: { id, name },
    sessions: [...options]
      .toSorted(([, one], [, other]) => one - other)
      .map(([session, rank]) => {
        const { title, startsAt, zone } = sessions.get(session)!;
        const { fixed = null, barred } = pins.get(id) ?? {};
        const decided = { fixed: fixed === session, barred: barred?.has(session) ?? false };
        return { session, title, startsAt: new Date(startsAt), zone, rank, ...decided };
      }),
  }));
  return { roundName: round.name, people };
}

/**
 * Fixes people of a round to a session, bars sessions, or leaves it to the matching (null and none), all or none of it; the
 * round is then matched again, once, and keeps it. The rules stay in force: only what they and the person's wishes allow can
 * be fixed. Refuses: pin-nothing, pin-not-allowed, pin-both, round-moved-on, round-announced.
 */
export async function decide(
  actor: PersonActor,
  roundId: string,
  decisions: readonly Decision[],
  now: Date,
): Promise<void> {
  mayRun(actor);
  const round = await getRound(roundId);
  if (decisions.length === 0) throw new DomainError("pin-nothing");
  const ids = decisions.map(({ personId }) => personId);
  const wishers = new Map((await wishersOf(round, ids, now)).map((wisher) => [wisher.id, wisher]));
  for (const { personId, fixed, barred } of decisions) {
    const { options, sessions } = wishers.get(personId)!;
    if ([...barred, ...(fixed ? [fixed] : [])].some((session) => !options.has(session)))
      throw new DomainError("pin-not-allowed", {}, fieldOf("fixed", personId));
    if (fixed && barred.includes(fixed))
      throw new DomainError("pin-both", { title: sessions.get(fixed)!.title }, fieldOf("barred", personId));
  }
  await inTransaction(async (tx) => {
    for (const { personId, fixed, barred } of decisions) {
      const of = { round: round._id, person: toId(personId) };
      if (fixed || barred.length > 0) {
        const barredNow = [...new Set(barred)].map(toId);
        const set = { fixed: fixed ? toId(fixed) : null, barred: barredNow, by: toId(actor.id), at: now };
        await Pin.updateOne(of, { $set: set }, { upsert: true, session: tx });
      } else await Pin.deleteOne(of, { session: tx });
    }
    const before = await Round.findOneAndUpdate(
      { _id: round._id, state: { $in: ["closed", "matching", "matched"] } },
      { $set: { state: "matching", matchingAt: now, figures: null }, $inc: { run: 1 } },
      { session: tx },
    ).lean();
    if (!before) throw await stands(roundId);
    const told = decisions.map(({ personId, fixed, barred }) =>
      happened("round.decided", round._id, before.state, "matching", { person: personId, fixed, barred }),
    );
    await record(actor, told, now, tx);
  });
}
