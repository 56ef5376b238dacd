import { findSessions, type FoundSession } from "#models/booking/finding.ts";
import { toId } from "#models/database/id.ts";
import type { Cursor } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import type { OwnRound } from "./own-round.ts";

/** A session of a round, for one person: what the rules say, and whether the round may give it out. */
export type WishableSession = FoundSession & { planId: string; hostDecides: boolean };

/**
 * A page of the sessions on a round's days, but for the person's own department, each with what it would be for them;
 * of one host department where asked for.
 */
export async function wishableSessions(
  personId: string,
  round: Pick<OwnRound, "from" | "until" | "zone" | "departmentId">,
  departmentId: string | undefined,
  now: Date,
  after?: Cursor,
): Promise<{ sessions: WishableSession[]; next: Cursor | null }> {
  const { from, until, zone } = round;
  const days = { from: localDate(from, zone), until: addDays(localDate(until, zone), -1) };
  const narrowed = departmentId ? { departmentId } : { notDepartmentId: round.departmentId };
  const { sessions, next } = await findSessions(personId, { ...days, ...narrowed }, zone, now, after);
  const more = await Session.find({ _id: { $in: sessions.map(({ id }) => toId(id)) } }, { plan: 1, askHost: 1 }).lean();
  const byId = new Map(more.map(({ _id, plan, askHost }) => [String(_id), { planId: String(plan), askHost }]));
  return {
    sessions: sessions.flatMap((session) => {
      const found = byId.get(session.id);
      return found ? [{ ...session, planId: found.planId, hostDecides: found.askHost }] : [];
    }),
    next,
  };
}
