import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { isLocalDate, startOfDay, addDays } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { readTable } from "./import/csv.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Something a person must hold on the day of a session: a badge, a safety film, a signed agreement. */
export interface Grant {
  kind: string;
  /** The last local date it is valid on, at the person's site. */
  until: string;
}

/** Kinds and dates a coordinator may write down. */
const KIND_MOST = 80;

/** Gives a person a clearance, or moves its date: one entry a kind. Valid to the end of the last day at their site. */
export async function grantClearance(actor: Actor, personId: string, grant: Grant, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const person = await Person.findById(toId(personId), { site: 1 }).lean();
  const site = person && (await Site.findById(person.site, { zone: 1 }).lean());
  if (!person || !site) throw notFound();
  await write(actor, [{ id: personId, kind: grant.kind.trim(), until: endOf(grant.until, site.zone) }], now);
}

const endOf = (date: string, zone: string): Date => startOfDay(addDays(date, 1), zone);

interface Written {
  id: string;
  kind: string;
  until: Date;
}

/** One entry a kind and person: its date moves where it stands, else it is added. Safe to run again. */
async function write(actor: Actor, grants: readonly Written[], now: Date): Promise<void> {
  for (let at = 0; at < grants.length; at += 500) {
    const some = grants.slice(at, at + 500);
    await Person.bulkWrite(
      some.flatMap(({ id, kind, until }) => [
        {
          updateOne: {
            filter: { _id: toId(id), "clearances.kind": kind },
            update: { $set: { "clearances.$.until": until } },
          },
        },
        {
          updateOne: {
            filter: { _id: toId(id), "clearances.kind": { $ne: kind } },
            update: { $push: { clearances: { kind, until } } },
          },
        },
      ]),
    );
    const happened = some.map(({ id, kind, until }) => ({
      what: "clearance.granted",
      thing: { kind: "person", id },
      after: kind,
      facts: { until },
    }));
    await record(actor, happened, now);
  }
}

/** Takes a clearance away. Bookings that need it stay; the host sees it and the next change runs the rule. */
export async function revokeClearance(actor: Actor, personId: string, kind: string, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const gone = await Person.updateOne({ _id: toId(personId) }, { $pull: { clearances: { kind } } });
  if (gone.matchedCount === 0) throw notFound();
  await record(actor, [{ what: "clearance.revoked", thing: { kind: "person", id: personId }, before: kind }], now);
}

/** A line of a clearance list that cannot be taken, with its row number (the header is row 1). */
export interface GrantProblem {
  row: number;
  problem: "person-unknown" | "kind-missing" | "date-missing";
}

/**
 * Grants from a CSV of three columns: staff number or e-mail, kind, last valid date (YYYY-MM-DD), under any heading.
 * Everything is checked before the first write; with a problem anywhere nothing is written. Returns how many were given.
 */
export async function grantFromList(
  actor: Actor,
  bytes: Uint8Array,
  now: Date,
): Promise<{ granted: number; problems: GrantProblem[] }> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const { headers, rows } = readTable(bytes);
  if (headers.length < 3) throw new DomainError("clearance-columns", {}, "file");
  const names = rows.map((row) => (row.cells[0] ?? "").trim());
  const people = await Person.find(
    {
      $or: [{ staffNumber: { $in: names } }, { email: { $in: names.map((name) => name.toLowerCase()) } }],
      leftAt: null,
    },
    { staffNumber: 1, email: 1, site: 1 },
  ).lean();
  const zones = new Map((await Site.find({}, { zone: 1 }).lean()).map((site) => [String(site._id), site.zone]));
  const byName = new Map(
    people.flatMap((one) => [[one.staffNumber, one] as const, ...(one.email ? [[one.email, one] as const] : [])]),
  );
  const problems: GrantProblem[] = [];
  const grants = rows.flatMap((row) => {
    const [name = "", kind = "", until = ""] = row.cells.map((cell) => cell.trim());
    const person = byName.get(name) ?? byName.get(name.toLowerCase());
    const problem = !person
      ? "person-unknown"
      : !kind || kind.length > KIND_MOST
        ? "kind-missing"
        : !isLocalDate(until)
          ? "date-missing"
          : null;
    if (problem || !person) {
      problems.push({ row: row.number, problem: problem ?? "person-unknown" });
      return [];
    }
    return [{ id: String(person._id), kind, until: endOf(until, zones.get(String(person.site)) ?? "UTC") }];
  });
  if (problems.length > 0) return { granted: 0, problems };
  await write(actor, grants, now);
  return { granted: grants.length, problems: [] };
}

/** The kinds people hold, for a form that suggests them. */
export const clearanceKinds = async (): Promise<string[]> => (await Person.distinct("clearances.kind")).toSorted();

/** What a person holds, for coordinators: kind, and the last day it is valid on at their site. */
export async function clearancesOf(actor: Actor, personId: string) {
  if (!can(actor, "coordinate")) throw notAllowed();
  const person = await Person.findById(toId(personId), { name: 1, site: 1, clearances: 1 }).lean();
  const site = person && (await Site.findById(person.site, { zone: 1 }).lean());
  if (!person || !site) throw notFound();
  const held = person.clearances.map(({ kind, until }) => ({ kind, lastDay: new Date(until.getTime() - 1) }));
  return { name: person.name, zone: site.zone, held };
}
