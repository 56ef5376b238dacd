import { findSessions, type FoundSession } from "#models/booking/finding.ts";
import { toId } from "#models/database/id.ts";
import type { Cursor } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import type { OwnRound } from "./own-round.ts";

/** A session of a round, for one person: what the rules say, and whether the round may give it out. */
export type WishableSession = FoundSession & { hostDecides: boolean };

/**
 * A page of the sessions on a round's days, but for the person's own department, each with what it would be for them once
 * wishes are closed: places not yet open to booking are given out, those whose booking has closed by then are not. Of one
 * host department where asked for.
 */
export async function wishableSessions(
  personId: string,
  round: Pick<OwnRound, "from" | "until" | "zone" | "departmentId" | "wishesUntil">,
  departmentId: string | undefined,
  now: Date,
  after?: Cursor,
): Promise<{ sessions: WishableSession[]; next: Cursor | null }> {
  const { from, until, zone, wishesUntil } = round;
  const days = { from: localDate(from, zone), until: addDays(localDate(until, zone), -1) };
  const narrowed = departmentId ? { departmentId } : { notDepartmentId: round.departmentId };
  const wanted = { ...days, ...narrowed, round: wishesUntil };
  const { sessions, next } = await findSessions(personId, wanted, zone, now, after);
  const asking = await Session.find(
    { _id: { $in: sessions.map(({ id }) => toId(id)) }, askHost: true },
    { _id: 1 },
  ).lean();
  const asked = new Set(asking.map(({ _id }) => String(_id)));
  return { sessions: sessions.map((session) => ({ ...session, hostDecides: asked.has(session.id) })), next };
}
