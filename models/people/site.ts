import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { Session } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { isZone } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { Site, type SiteDocument } from "./site.document.ts";
import { keyOf } from "./words.ts";

/** What a coordinator says about a site. */
export interface SiteFacts {
  name: string;
  /** IANA zone. */
  zone: string;
  weekdays: number[];
  from: string;
  to: string;
}

export interface SiteView extends SiteFacts {
  id: string;
  /** Local dates. */
  closedDays: string[];
}

/** Every site, the first one first: departments go there whose list names no site. */
export async function listSites(): Promise<SiteView[]> {
  return (await Site.find().sort({ _id: 1 }).lean()).map(view);
}

/** One site; an unknown id is a 404. */
export async function findSite(id: string): Promise<SiteView> {
  const site = await Site.findById(toId(id)).lean();
  if (!site) throw notFound();
  return view(site);
}

/** Adds a site; two cannot have one name. */
export async function addSite(actor: Actor, facts: SiteFacts, now: Date): Promise<string> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const site = await refuseDoubles(() => Site.create(fields(facts)));
  await record(actor, [{ what: "site.added", thing: { kind: "site", id: site._id.toString() } }], now);
  return site._id.toString();
}

/** Changes a site. Its zone stays once sessions were held there: their local dates were told to people. */
export async function changeSite(actor: Actor, id: string, facts: SiteFacts, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const before = await Site.findById(toId(id)).lean();
  if (!before) throw notFound();
  if (before.zone !== facts.zone && (await Session.exists({ site: before._id })))
    throw new DomainError("zone-in-use", {}, "zone");
  await refuseDoubles(() => Site.updateOne({ _id: before._id }, { $set: fields(facts) }));
  await record(actor, [{ what: "site.changed", thing: { kind: "site", id } }], now);
}

/** Closes a site on a local date, or opens it again. */
export async function closeSite(actor: Actor, id: string, day: string, closed: boolean, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const change = closed ? { $addToSet: { closedDays: day } } : { $pull: { closedDays: day } };
  const { matchedCount } = await Site.updateOne({ _id: toId(id) }, change);
  if (matchedCount === 0) throw notFound();
  const what = closed ? "site.closed" : "site.opened";
  await record(actor, [{ what, thing: { kind: "site", id }, facts: { day } }], now);
}

const view = (site: SiteDocument & { _id: Types.ObjectId }): SiteView => ({
  id: site._id.toString(),
  name: site.name,
  zone: site.zone,
  weekdays: site.workingHours.weekdays,
  from: site.workingHours.from,
  to: site.workingHours.to,
  closedDays: [...site.closedDays].sort(),
});

function fields({ name, zone, weekdays, from, to }: SiteFacts) {
  if (!isZone(zone)) throw new DomainError("zone-unknown", {}, "zone");
  if (weekdays.length === 0) throw new DomainError("no-working-day", {}, "weekdays");
  if (from >= to) throw new DomainError("hours-reversed", {}, "to");
  return { name, key: keyOf(name), zone, workingHours: { weekdays: [...weekdays].sort((a, b) => a - b), from, to } };
}

async function refuseDoubles<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: number }).code === 11000) throw new DomainError("site-exists", {}, "name");
    throw error;
  }
}
