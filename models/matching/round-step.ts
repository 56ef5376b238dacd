import type { ClientSession, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { RoundState } from "#models/shared/vocabulary.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { unknownTo } from "#models/unknown.ts";

/** One round. Unknown: 404; where the id came from `actor`, as `unknownTo` says. */
export async function getRound(roundId: string, tx?: ClientSession, actor: Actor = SYSTEM): Promise<RoundDocument> {
  const round = await Round.findById(toId(roundId), null, tx ? { session: tx } : {}).lean();
  if (!round) throw unknownTo(actor, roundId);
  return round;
}

export function mayRun(actor: Actor): void {
  if (!can(actor, "round.run")) throw notAllowed();
}

/** Ends the taking of wishes before the deadline. Refuses: round-moved-on. */
export const closeRound = (actor: Actor, roundId: string, now: Date): Promise<void> =>
  step(actor, roundId, { what: "round.closed", from: ["open"], to: "closed" }, now);

/** Lets go of a preview; the round can be changed and matched again. Refuses: round-moved-on. */
export const discardPreview = (actor: Actor, roundId: string, now: Date): Promise<void> =>
  step(actor, roundId, { what: "round.preview-discarded", from: ["matched"], to: "closed" }, now);

/** Ends a round that was not announced. Those who wished in it are told. Refuses: round-moved-on. */
export const withdrawRound = (actor: Actor, roundId: string, now: Date): Promise<void> =>
  step(
    actor,
    roundId,
    {
      ...{ what: "round.withdrawn", from: ["open", "closed", "matching", "matched"], to: "withdrawn" },
      set: { telling: { what: "withdrawn", after: null } },
    },
    now,
  );

interface Step {
  what: string;
  from: RoundState[];
  to: RoundState;
  set?: Record<string, unknown>;
}

/** Moves a round along, in one conditional write, and records it. */
export async function step(actor: Actor, roundId: string, { what, from, to, set }: Step, now: Date): Promise<void> {
  mayRun(actor);
  await getRound(roundId);
  await inTurn(roundId, () =>
    inTransaction(async (tx) => {
      const before = await Round.findOneAndUpdate(
        { _id: toId(roundId), state: { $in: from } },
        { $set: { ...set, state: to } },
        { session: tx },
      ).lean();
      if (!before) throw await stands(roundId);
      await record(actor, [happened(what, before._id, before.state, to)], now, tx);
    }),
  );
}

/** Rounds whose deadline has passed take no more wishes: a job runs this. */
export async function closeDueRounds(actor: Actor, now: Date): Promise<number> {
  const due = await Round.find({ state: "open", wishesUntil: { $lte: now } }, { _id: 1 })
    .limit(50)
    .lean();
  for (const { _id } of due)
    await closeRound(actor, String(_id), now).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === "round-moved-on")) throw error;
    });
  return due.length;
}

export const happened = (
  what: string,
  id: Types.ObjectId,
  before: string,
  after: string,
  facts: Record<string, unknown> = {},
) => ({ what, thing: { kind: "round", id: String(id) }, before, after, facts });

/** The refusal of a step that found the round elsewhere. */
export async function stands(
  roundId: string,
  rather: (round: RoundDocument) => "round-changed" | null = () => null,
): Promise<DomainError> {
  const round = await getRound(roundId);
  const code = rather(round);
  if (code) return new DomainError(code);
  return round.state === "announcing" || round.state === "announced"
    ? new DomainError("round-announced", { by: round.announcing.byName })
    : new DomainError("round-moved-on");
}
