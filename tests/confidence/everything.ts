import { createHash } from "node:crypto";
import mongoose, { Types } from "mongoose";
import { feedAddress } from "#models/calendar/address.ts";
import { feedText } from "#models/calendar/feed.ts";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { readClock } from "#app/server/clock.ts";
import { routePatterns } from "../screens-build.ts";
import { visit, type Visitor } from "../visit.ts";

/** Where concerns live, and what is kept of a report because it took long to make, which a busy machine decides: what it
 *  says is on the report's page. */
const COLLECTIONS_APART = new Set(["concerns", "keptreports"]);

type Kinds = ReadonlyMap<string, string>;

/** The collections of what can be looked at, by name. */
async function collections(): Promise<string[]> {
  const found = await mongoose.connection.db!.listCollections().toArray();
  return found.map(({ name }) => name).filter((name) => !COLLECTIONS_APART.has(name));
}

/** One id of every collection: whatever a new route shows, one of them is its own. Concerns are tried apart. */
export async function oneOfEach(): Promise<string[]> {
  const rows = await Promise.all(
    (await collections()).map((name) =>
      mongoose.connection.db!.collection(name).findOne({}, { projection: { _id: 1 } }),
    ),
  );
  return rows.map((row) => String(row?._id)).filter((id) => /^[0-9a-f]{24}$/.test(id));
}

/** Which collection each of these ids is of, where there is one. */
async function kindsOf(ids: readonly string[]): Promise<Kinds> {
  const kinds = new Map<string, string>();
  const wanted = { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } };
  for (const name of await collections())
    for (const { _id } of await mongoose.connection.db!.collection(name).find(wanted).toArray())
      kinds.set(String(_id), name);
  return kinds;
}

interface Address {
  at: string;
  /** Asks for the data of these loaders alone. */
  loaders: string;
}

/** Addresses whose ids are of a collection that is named otherwise. */
const NAMED: Readonly<Record<string, string>> = { review: "reviews", mailbox: "outboxes" };

/** Every address of the product: each route of the manifest, with every id of what its address begins with in the place
 *  of each parameter (an id of anything else leads nowhere: one is tried); where that is no collection, with every id. */
function addresses(ids: readonly string[], kinds: Kinds, known: ReadonlySet<string>): Address[] {
  return routePatterns().flatMap(({ path, loaders }) => {
    if (path.includes("*")) return [];
    const first = path.split("/")[0]!;
    const kind = NAMED[first] ?? first;
    const own = ids.filter((id) => (kinds.get(id) ?? kind) === kind);
    const tried = !known.has(kind) ? ids : own.length > 0 ? own : ids.slice(0, 1);
    const filled = path.includes(":") ? tried.map((id) => path.replace(/:\w+/g, id)) : [path];
    return filled.map((at) => ({ at: `/${at}`, loaders: `?_routes=${encodeURIComponent(loaders.join(","))}` }));
  });
}

/** What differs at each showing without saying anything: nonces, one-time keys, request ids, hours of reading. */
const still = (html: string): string =>
  html
    .replace(/nonce="[^"]*"/g, "")
    .replace(/nonce\\?":\\?"[^"\\]*/g, "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
    .replace(/name="request-id" content="[^"]*"/g, "");

/** One browser a person, however often they look: a further sign-in would show on their own account. */
const browsers = new Map<string, Visitor>();
function browserOf(person: PersonDocument): Visitor {
  const id = String(person._id);
  const known = browsers.get(id) ?? visit(person);
  browsers.set(id, known);
  return known;
}

export type Sight = Map<string, { mark: string; body: string }>;

/**
 * Everything somebody can see, by address: each page and each loader's data, the own feed, the mails written to them;
 * and what is common to all: the record and the letters that lie in the outbox to any of these people.
 * @param only whether an address is looked at: all are, unless this says no
 */
export async function sightOf(
  people: readonly PersonDocument[],
  ids: readonly string[],
  only: (as: string) => boolean = () => true,
): Promise<Sight> {
  const seen: Sight = new Map();
  const see = (at: string, body: string): void => {
    seen.set(at, { mark: createHash("sha256").update(still(body)).digest("hex"), body });
  };
  const everywhere = addresses(ids, await kindsOf(ids), new Set(await collections()));
  for (const person of people) {
    const browser = browserOf(person);
    for (const { at, loaders } of everywhere) {
      // What loaders hand out; where an address names nothing, the page as it is read, which carries that and the frame's.
      const as = /[0-9a-f]{24}/.test(at) ? `${at}.data` : at;
      if (!only(as)) continue;
      const { status, html, location = "" } = await browser.get(as === at ? at : as + loaders);
      see(`${person.name} ${as}`, `${status} ${location} ${html}`);
    }
    const { path } = await feedAddress(String(person._id), "a secret of thirty-two characters", readClock());
    const feed = await feedText(/([\w-]{43})\.ics$/.exec(path)![1]!, "http://localhost:3000", readClock());
    see(`${person.name} feed`, JSON.stringify(feed));
    const letters = await Outbox.find({ to: person._id }).sort({ _id: 1 }).lean();
    see(`${person.name} mail`, JSON.stringify(letters));
  }
  see("the record", JSON.stringify(await Activity.find().sort({ _id: 1 }).lean()));
  for (const name of await collections()) {
    if (["outboxes", "signins"].includes(name)) continue;
    const rows = await mongoose.connection.db!.collection(name).find({}).sort({ _id: 1 }).toArray();
    see(`collection ${name}`, JSON.stringify(rows));
  }
  return seen;
}

/** Where two sights differ, and where the later one holds one of these words. */
export function traces(before: Sight, after: Sight, words: readonly string[]): string[] {
  const found = [...after].filter(
    ([at, { mark, body }]) => before.get(at)?.mark !== mark || words.some((word) => body.includes(word)),
  );
  return found.map(([at]) => at);
}
