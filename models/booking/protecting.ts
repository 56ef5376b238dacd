import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department, type ProtectedDay } from "#models/people/department.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { LocalDate } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { awayThen, touchDays } from "./cap.ts";
import { dayOf, teamOf } from "./protection-look.ts";

/** A day to be protected. */
export interface Protection {
  day: LocalDate;
  /** Everybody whom it keeps reads it; may be empty. */
  reason: string;
  /** How many visits of that day the page said stay; none where nobody looked. */
  stays?: number;
}

/**
 * Keeps everybody of a team on a day of its site: from that commit on nobody is released who would be away on it. Visits
 * that stand already stay. Refuses, at `day`: protect-over, protected-already, protected-most, and visits-stay where more
 * stand than the page said, so that none goes unnoticed. For who may decide on its releases: 403; unknown: 404.
 */
export async function protectDay(
  actor: Actor,
  departmentId: string,
  { day, reason, stays: seen = 0 }: Protection,
  now: Date,
): Promise<void> {
  if (!can(actor, "team.protect", { departmentId })) throw notAllowed();
  const _id = toId(departmentId);
  await inTransaction(async (tx) => {
    const { zone } = await teamOf(departmentId, tx);
    const span = dayOf(day, zone);
    if (span.to <= now) throw new DomainError("protect-over", {}, "day");
    const stays = (await awayThen(_id, span, null, tx)).length;
    const by = actor.kind === "person" ? toId(actor.id) : null;
    const kept: ProtectedDay = { day, zone, ...span, reason, by, stays };
    // What is over says nothing any more, and must not use up what a team may protect.
    await Department.updateOne({ _id }, { $pull: { protectedDays: { to: { $lte: now } } } }, { session: tx });
    const { modifiedCount } = await Department.updateOne(
      {
        _id,
        "protectedDays.day": { $ne: day },
        [`protectedDays.${LIMITS.protectedDays - 1}`]: { $exists: false },
      },
      { $push: { protectedDays: kept } },
      { session: tx },
    );
    if (modifiedCount === 0) throw await whyNot(departmentId, day, tx);
    if (stays > seen) throw new DomainError("visits-stay", { stays }, "day");
    await touchDays(_id, span, tx);
    const thing = { kind: "department", id: departmentId };
    await record(actor, [{ what: "department.day-protected", thing, after: day, facts: { reason, stays } }], now, tx);
  });
}

async function whyNot(departmentId: string, day: LocalDate, tx: ClientSession): Promise<DomainError> {
  const already = await Department.exists({ _id: toId(departmentId), "protectedDays.day": day }).session(tx);
  return already
    ? new DomainError("protected-already", {}, "day")
    : new DomainError("protected-most", { most: LIMITS.protectedDays }, "day");
}

/**
 * Opens a protected day again and gives back what was said of it; null where it was open: done twice, it stays. Whoever
 * waits for a place then is offered one as others are. For who may decide on its releases: 403; unknown: 404.
 */
export async function openDay(
  actor: Actor,
  departmentId: string,
  day: LocalDate,
  now: Date,
): Promise<ProtectedDay | null> {
  if (!can(actor, "team.protect", { departmentId })) throw notAllowed();
  return inTransaction(async (tx) => {
    const { protectedDays } = await teamOf(departmentId, tx);
    const kept = protectedDays?.find((one) => one.day === day);
    if (!kept) return null;
    await Department.updateOne({ _id: toId(departmentId) }, { $pull: { protectedDays: { day } } }, { session: tx });
    const thing = { kind: "department", id: departmentId };
    await record(actor, [{ what: "department.day-opened", thing, before: day }], now, tx);
    return kept;
  });
}
