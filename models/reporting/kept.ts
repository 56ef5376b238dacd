import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { PersonActor } from "#models/people/actor.ts";
import { bytesOf } from "#models/people/import.ts";
import { addMinutes } from "#models/shared/time.ts";
import { mustSee } from "./allowed.ts";
import { KeptReport } from "./kept-report.document.ts";
import { makeReport, type Report } from "./report.ts";
import type { Scope } from "./scope.ts";

/** What took longer than this to make is kept, in milliseconds: a small organisation's report is always of this moment. */
const LONG = 1_000;
/** For so long. The page says of when its figures are, and offers to count anew. */
const MINUTES = 10;

/** Everything that the figures depend on but the moment. Never who asks: whether they may see it is asked each time. */
export const keyOf = ({ from, until, zone, siteId, departmentId, kind }: Scope): string =>
  JSON.stringify([from, until, zone, siteId ?? null, departmentId ?? null, kind ?? null]);

/** Those being made in this process: whoever asks meanwhile waits for the same one. */
const making = new Map<string, Promise<Report>>();

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
  const key = keyOf(scope);
  const found = anew ? null : await KeptReport.findOne({ _id: key, asOf: { $lte: now }, until: { $gt: now } }).lean();
  if (found) return unpack(found.packed);
  const begun = making.get(key);
  if (begun) return begun;
  const report = make(actor, scope, now, long).finally(() => making.delete(key));
  making.set(key, report);
  return report;
}

async function make(actor: PersonActor, scope: Scope, now: Date, long: number): Promise<Report> {
  const begun = performance.now();
  const report = await makeReport(actor, scope, now);
  if (performance.now() - begun < long) return report;
  const packed = await promisify(gzip)(JSON.stringify(report));
  const kept = { asOf: now, until: addMinutes(now, MINUTES), packed };
  await KeptReport.updateOne({ _id: keyOf(scope) }, { $set: kept }, { upsert: true });
  return report;
}

async function unpack(packed: Buffer): Promise<Report> {
  const report = JSON.parse(String(await promisify(gunzip)(bytesOf(packed)))) as Report;
  return { ...report, asOf: new Date(report.asOf) };
}
