import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { Department } from "#models/people/department.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { offerFreePlaces } from "./line.ts";

/**
 * Offers places that stand free beside a waiting list, because a rule kept everybody in it from them when they were
 * freed: a clearance may have come since, a clash may have gone. Freed places need no job, they go on in their own
 * commit. Returns how many were offered.
 */
export async function offerToThoseWaiting(now: Date): Promise<number> {
  const free = { state: "published" as const, startsAt: { $gt: now }, waiting: { $gt: 0 } };
  const found = await Session.find({ ...free, $expr: { $lt: ["$taken", "$places"] } }, { _id: 1 })
    .sort({ startsAt: 1 })
    .limit(200)
    .lean();
  let offered = 0;
  for (const { _id } of found)
    offered += await inTurn(String(_id), () =>
      inTransaction(async (tx) => {
        const session = await Session.findById(_id, null, { session: tx }).lean();
        const host = session && (await Department.findById(session.department, null, { session: tx }).lean());
        return session && host ? offerFreePlaces(session, host, now, tx) : 0;
      }),
    );
  return offered;
}
