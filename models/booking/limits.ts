import type { OrganisationDocument } from "#models/people/organisation.document.ts";
import { periodAround } from "#models/shared/period.ts";
import { addDays, localDate, startOfDay } from "#models/shared/time.ts";
import type { Visit } from "./own-visits.ts";
import type { RuleFacts } from "./rules/facts.ts";

/** What the organisation says about booking; null before set-up, fields missing where it was set up before they came. */
export type Limits = Partial<
  Pick<OrganisationDocument, "bookingsAhead" | "travelMinutes" | "opensDays" | "visitsMost" | "visitsPer">
> | null;

/** When booking opens: at the beginning of the day so many days before the session's, by its local date. The
 *  organisation and the host department may both set a number; the smaller one holds. Null where neither does. */
export function opensAt(
  session: { startsAt: Date; zone: string },
  limits: Limits,
  host: { opensDays?: number | null },
): Date | null {
  const days = Math.min(limits?.opensDays ?? Infinity, host.opensDays ?? Infinity);
  if (days === Infinity) return null;
  return startOfDay(addDays(localDate(session.startsAt, session.zone), -days), session.zone);
}

/** The person's visits in the quarter or year of a session, the session itself aside. Null where there is no limit. */
export function periodOf(
  session: { _id: unknown; startsAt: Date; zone: string },
  visits: readonly Visit[],
  limits: Limits,
): RuleFacts["period"] {
  const most = limits?.visitsMost ?? null;
  if (most === null) return null;
  const per = limits?.visitsPer ?? "quarter";
  const { from, to } = periodAround(session.startsAt, session.zone, per);
  const count = visits.filter(
    (visit) => String(visit.session) !== String(session._id) && visit.startsAt >= from && visit.startsAt < to,
  ).length;
  return { count, most, per, next: to };
}

/** Whoever has asked already has asked in time, and a round gives its places out before booking opens. */
export const opened = (rules: RuleFacts): RuleFacts => ({ ...rules, session: { ...rules.session, opensAt: null } });
