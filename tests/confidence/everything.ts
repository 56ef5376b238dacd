import { createHash } from "node:crypto";
import mongoose from "mongoose";
import { feedAddress } from "#models/calendar/address.ts";
import { feedText } from "#models/calendar/feed.ts";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { readClock } from "#app/server/clock.ts";
import { routePatterns } from "../screens-build.ts";
import { visit, type Visitor } from "../visit.ts";

/** Where concerns live, and what must not be compared with itself. */
const COLLECTIONS_APART = new Set(["concerns"]);

/** A few ids of every collection: whatever a new route shows, one of them is its own. Concerns are tried apart. */
async function someIds(each: number): Promise<string[]> {
  const found = await mongoose.connection.db!.listCollections().toArray();
  const ids = await Promise.all(
    found
      .filter(({ name }) => !COLLECTIONS_APART.has(name))
      .map(async ({ name }) => {
        const rows = mongoose.connection.db!.collection(name).find({}, { projection: { _id: 1 } });
        return (await rows.limit(each).toArray()).map(({ _id }) => String(_id));
      }),
  );
  return ids.flat().filter((id) => /^[0-9a-f]{24}$/.test(id));
}

interface Address {
  at: string;
  /** Asks for the data of these loaders alone. */
  loaders: string;
}

/** Every address of the product: each route of the manifest, with every id there is in the place of each parameter. */
function addresses(ids: readonly string[]): Address[] {
  return routePatterns().flatMap(({ path, loaders }) => {
    if (path.includes("*")) return [];
    const filled = path.includes(":") ? ids.map((id) => path.replace(/:\w+/g, id)) : [path];
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

interface Looking {
  /** Ids that the first of the people alone tries. */
  more?: readonly string[];
  /** Whether an address is looked at: all are, unless this says no. */
  only?: (as: string, person: PersonDocument) => boolean;
}

export type Sight = Map<string, { mark: string; body: string }>;

/**
 * Everything somebody can see, by address: each page and each loader's data, the own feed, the mails written to them;
 * and what is common to all (the first looks behind every id there is a kind of, the others behind those of the visit): the record and the letters that lie in the outbox to any of these people.
 */
export async function sightOf(
  people: readonly PersonDocument[],
  ids: readonly string[],
  { more = [], only = () => true }: Looking = {},
): Promise<Sight> {
  const seen: Sight = new Map();
  const see = (at: string, body: string): void => {
    seen.set(at, { mark: createHash("sha256").update(still(body)).digest("hex"), body });
  };
  for (const [number, person] of people.entries()) {
    const browser = browserOf(person);
    for (const { at, loaders } of addresses(number === 0 ? [...new Set([...ids, ...more])] : ids)) {
      // What loaders hand out; where an address names nothing, the frame's too, and the page as it is read.
      const named = /[0-9a-f]{24}/.test(at);
      for (const as of named ? [`${at}.data`] : [at, `${at}.data`]) {
        if (!only(as, person)) continue;
        const { status, html, location = "" } = await browser.get(named ? as + loaders : as);
        see(`${person.name} ${as}`, `${status} ${location} ${html}`);
      }
    }
    const { path } = await feedAddress(String(person._id), "a secret of thirty-two characters", readClock());
    const feed = await feedText(/([\w-]{43})\.ics$/.exec(path)![1]!, "http://localhost:3000", readClock());
    see(`${person.name} feed`, JSON.stringify(feed));
    const letters = await Outbox.find({ to: person._id }).sort({ _id: 1 }).lean();
    see(`${person.name} mail`, JSON.stringify(letters));
  }
  see("the record", JSON.stringify(await Activity.find().sort({ _id: 1 }).lean()));
  for (const { name } of await mongoose.connection.db!.listCollections().toArray()) {
    if (COLLECTIONS_APART.has(name) || ["outboxes", "signins"].includes(name)) continue;
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

export { someIds };
