import { randomBytes } from "node:crypto";
import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { record } from "#models/record/activity.ts";
import { Round } from "./round.document.ts";
import { spanOf, type RoundFacts } from "./round-facts.ts";
import { getRound, happened, mayRun, stands } from "./round-step.ts";

/**
 * Opens a round: wishes are taken at once. A form sent twice (`key`) opens one. `tell` lets those who may take part know
 * by mail. Refuses what `spanOf` refuses. Answers the round's id.
 */
export async function openRound(
  actor: Actor,
  facts: RoundFacts & { key: string; tell: boolean },
  now: Date,
): Promise<string> {
  mayRun(actor);
  const span = spanOf(facts, now);
  const departments = await knownDepartments(facts.departmentIds);
  const _id = new Types.ObjectId();
  const { name, firstDay, lastDay, zone, key } = facts;
  const round = {
    ...{ _id, name, firstDay, lastDay, zone, ...span, departments, key },
    seed: facts.seed || randomBytes(4).toString("hex"),
    state: "open" as const,
    by: toId(actor.id),
    createdAt: now,
    telling: { what: facts.tell ? ("opened" as const) : ("" as const), after: null },
  };
  try {
    await inTransaction(async (tx) => {
      await Round.create([round], { session: tx });
      await record(actor, [happened("round.opened", _id, "new", "open")], now, tx);
    });
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    const earlier = await Round.findOne({ by: toId(actor.id), key }, { _id: 1 }).lean();
    return String(earlier!._id);
  }
  return String(_id);
}

async function knownDepartments(ids: readonly string[]): Promise<Types.ObjectId[]> {
  const wanted = [...new Set(ids)].map(toId);
  if ((await Department.countDocuments({ _id: { $in: wanted } })) !== wanted.length) throw notFound();
  return wanted;
}

/**
 * Changes a round that is open, or closed and not matched: with a later deadline it takes wishes again. `version` is the
 * one the form was filled in from. Refuses: round-changed (somebody else was first), round-moved-on.
 */
export async function changeRound(
  actor: Actor,
  roundId: string,
  facts: RoundFacts & { version: number },
  now: Date,
): Promise<void> {
  mayRun(actor);
  const before = await getRound(roundId);
  const span = spanOf({ ...facts, zone: before.zone }, now);
  const departments = await knownDepartments(facts.departmentIds);
  const { name, firstDay, lastDay, version } = facts;
  await inTurn(roundId, () =>
    inTransaction(async (tx) => {
      const changed = await Round.findOneAndUpdate(
        { _id: before._id, version, state: { $in: ["open", "closed"] } },
        {
          $set: {
            name,
            firstDay,
            lastDay,
            ...span,
            departments,
            ...(facts.seed && { seed: facts.seed }),
            state: "open",
          },
          $inc: { version: 1 },
        },
        { session: tx },
      ).lean();
      if (!changed) throw await stands(roundId, (round) => (round.version === version ? null : "round-changed"));
      const was = { name: before.name, firstDay: before.firstDay, lastDay: before.lastDay };
      await record(actor, [happened("round.changed", changed._id, changed.state, "open", { was })], now, tx);
    }),
  );
}
