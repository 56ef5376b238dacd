import type { ClientSession } from "mongoose";
import { letterAbout } from "#models/booking/letters.ts";
import { mayHaveTakenPlace } from "#models/booking/outcome.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { Reflection, type ReflectionDocument } from "./reflection.document.ts";
import { visitsOf } from "./visit.ts";
import { openUntil } from "./writing.ts";

const DAY = 24 * 60;
/** Reminders, in days after asking; then there is quiet. A first that comes late moves the second: they stay as far apart. */
export const NUDGE_DAYS = [3, 7] as const;

/**
 * Reminds of what has not been sent, twice at most and once a session, and stops where it turned out that the visit did
 * not take place or nothing can be sent any more. Each reminder in one commit with its count. Returns how many letters
 * were left.
 */
export async function nudgeReflections(now: Date): Promise<number> {
  // Named as the index names it: most reflections wait for nothing, and are not in it.
  const due = await Reflection.find({ nudgeAt: { $type: "date", $lte: now } })
    .sort({ nudgeAt: 1 })
    .limit(500)
    .lean();
  const groups = Map.groupBy(due, ({ session, author, role, nudges }) => [session, author, role, nudges].join(" "));
  let left = 0;
  for (const some of groups.values()) left += await inTransaction((tx) => nudge(some, now, tx));
  return left;
}

async function nudge(seen: ReflectionDocument[], now: Date, tx: ClientSession): Promise<number> {
  const within = { session: tx };
  const [{ author, role, nudges }] = seen as [ReflectionDocument];
  const still = {
    _id: { $in: seen.map(({ _id }) => _id) },
    nudges,
    state: { $ne: "sent" as const },
    nudgeAt: { $lte: now },
  };
  const open = await visitsOf([{ $match: still }, { $sort: { _id: 1 } }], tx);
  const held = open.filter(
    ({ reflection, booking, session }) =>
      booking && session && mayHaveTakenPlace(booking, session, now) && openUntil(reflection.endedAt) > now,
  );
  const rest = open.filter((one) => !held.includes(one)).map(({ reflection }) => reflection._id);
  if (rest.length > 0)
    await Reflection.updateMany({ ...still, _id: { $in: rest } }, { $set: { nudgeAt: null } }, within);
  const [first] = held;
  if (!first?.booking || !first.session || !first.host) return 0;
  const days = NUDGE_DAYS[nudges + 1];
  const nudgeAt = days === undefined ? null : addMinutes(now, (days - NUDGE_DAYS[nudges]!) * DAY);
  const ids = held.map(({ reflection }) => reflection._id);
  await Reflection.updateMany({ ...still, _id: { $in: ids } }, { $set: { nudges: nudges + 1, nudgeAt } }, within);
  const { booking, session, host, visitor } = first;
  const reflection = { id: String(first.reflection._id), role, others: held.length - 1 };
  const more = { person: visitor?.name ?? "", reflection };
  const letter = letterAbout("reflection-reminder", { booking, session, host }, more, String(author));
  await leave([{ ...letter, about: reflection.id, version: nudges + 1 }], now, tx);
  return 1;
}
