import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { record } from "#models/record/activity.ts";
import { endOfDay } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Something a person must hold on the day of a session: a badge, a safety film, a signed agreement. */
export interface Grant {
  kind: string;
  /** The last local date it is valid on, at the person's site. */
  until: string;
}

/** Gives a person a clearance, or moves its date: one entry a kind. Valid to the end of the last day at their site.
 *  Returns its name in the letters it is known by. */
export async function grantClearance(actor: Actor, personId: string, grant: Grant, now: Date): Promise<string> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const person = await Person.findById(toId(personId), { site: 1 }).lean();
  const site = person && (await Site.findById(person.site, { zone: 1 }).lean());
  if (!person || !site) throw notFound();
  const until = endOfDay(grant.until, site.zone);
  const [written] = await writeGrants(actor, [{ id: personId, kind: grant.kind.trim(), until }], now);
  return written!.kind;
}

/** A clearance as it is written: valid before that instant. */
export interface Written {
  id: string;
  kind: string;
  until: Date;
}

/** One entry a kind and person: its date moves where it stands, else it is added. Safe to run again; the caller has
 *  asked permission. Returns what was written, each kind in the letters it is known by. */
export async function writeGrants(actor: Actor, given: readonly Written[], now: Date): Promise<Written[]> {
  const named = await asNamed();
  const grants = given.map((one) => ({ ...one, kind: named(one.kind) }));
  for (let at = 0; at < grants.length; at += 500) {
    const some = grants.slice(at, at + 500);
    await inTransaction(async (tx) => {
      const people = await Person.find(
        { _id: { $in: some.map(({ id }) => toId(id)) } },
        { clearances: 1 },
        { session: tx },
      ).lean();
      const held = new Set(
        people.flatMap(({ _id, clearances }) => clearances.map(({ kind }) => `${String(_id)} ${kind}`)),
      );
      const writes = some.map(({ id, kind, until }) => {
        const [one, key] = [{ _id: toId(id) }, `${id} ${kind}`];
        const renewed = {
          filter: { ...one, "clearances.kind": kind },
          update: { $set: { "clearances.$.until": until } },
        };
        if (held.has(key)) return { updateOne: renewed };
        held.add(key);
        const added = {
          filter: { ...one, "clearances.kind": { $ne: kind } },
          update: { $push: { clearances: { kind, until } } },
        };
        return { updateOne: added };
      });
      await Person.bulkWrite(writes, { session: tx });
      const happened = some.map(({ id, kind, until }) => ({
        what: "clearance.granted",
        thing: { kind: "person", id },
        after: kind,
        facts: { until },
      }));
      await record(actor, happened, now, tx);
    });
  }
  return grants;
}

/** A kind in the letters it is known by: a plan asks for "Airside badge", and whoever is given "airside badge" holds it.
 *  What plans ask for goes before what people hold; of a new kind, the first way it is written. */
async function asNamed(): Promise<(kind: string) => string> {
  const known = new Map<string, string>();
  const named = (kind: string): string => {
    const folded = kind.normalize("NFC").toLowerCase();
    const before = known.get(folded);
    if (before === undefined) known.set(folded, kind);
    return before ?? kind;
  };
  for (const kind of [...(await Plan.distinct("clearances")).toSorted(), ...(await clearanceKinds())]) named(kind);
  return named;
}

/** Takes a clearance away. Bookings that need it stay; the host sees it and the next change runs the rule. */
export async function revokeClearance(actor: Actor, personId: string, kind: string, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  await inTransaction(async (tx) => {
    const one = { _id: toId(personId) };
    const gone = await Person.updateOne(one, { $pull: { clearances: { kind } } }, { session: tx });
    if (gone.matchedCount === 0) throw notFound();
    const thing = { kind: "person", id: personId };
    await record(actor, [{ what: "clearance.revoked", thing, before: kind }], now, tx);
  });
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
