import type { PersonActor } from "#models/people/actor.ts";
import { mustSee } from "./allowed.ts";
import { keep } from "./keeping.ts";
import { makeReport, type Report } from "./report.ts";
import type { Scope } from "./scope.ts";

/** What took longer than this to make is kept, in milliseconds: a small organisation's report is always of this moment. */
const LONG = 1_000;

/** Everything that the figures depend on but the moment. Never who asks: whether they may see it is asked each time. */
export const keyOf = ({ from, until, zone, siteId, departmentId, kind }: Scope): string =>
  JSON.stringify([from, until, zone, siteId ?? null, departmentId ?? null, kind ?? null]);

/**
 * The report for a scope, as `makeReport`, or the one kept of exactly this scope if it took long to make and is not older
 * than ten minutes: `asOf` says of when it is. For whoever may see the scope.
 * @param anew counts again and keeps that
 */
export async function reportOf(
  actor: PersonActor,
  scope: Scope,
  now: Date,
  { anew = false, long = LONG }: { anew?: boolean; long?: number } = {},
): Promise<Report> {
  mustSee(actor, scope);
  const report = await keep(keyOf(scope), () => makeReport(actor, scope, now), now, { long, anew });
  return report.asOf instanceof Date ? report : { ...report, asOf: new Date(report.asOf) };
}
