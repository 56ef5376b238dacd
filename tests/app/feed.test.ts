import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import ICAL from "ical.js";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { feedDoor } from "#app/server/feed.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { endBooking } from "#models/booking/ending.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { changeSession } from "#models/booking/session-change.ts";
import { feedAddress, newFeedAddress } from "#models/calendar/address.ts";
import { feedText } from "#models/calendar/feed.ts";
import { Feed } from "#models/calendar/feed.document.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { endLeavers } from "#models/people/leaving.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { record } from "#models/record/activity.ts";
import { actor, build, cast, hours, noon, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { testSettings } from "../visit.ts";

await freshDatabase();
const SECRET = "a secret of thirty-two characters";
const lines: string[] = [];
let server: Server;
let people: Cast;

beforeAll(async () => {
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const feed = feedDoor({ settings: testSettings(), log });
  server = createServer((request, response) => {
    if (!feed(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());
beforeEach(async () => {
  people = await cast();
});

const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const pathOf = async (person: PersonDocument): Promise<string> =>
  (await feedAddress(person._id.toString(), SECRET, noon)).path;
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(at(path), { headers, method });
/** SUMMARY, STATUS and SEQUENCE of each entry. */
const entries = (ics: string): unknown[][] =>
  new ICAL.Component(ICAL.parse(ics))
    .getAllSubcomponents("vevent")
    .map((event) => ["summary", "status", "sequence"].map((name) => event.getFirstPropertyValue(name)));

test("calendars that ask robots.txt first may fetch it, and no search engine keeps it", async () => {
  const allowed = /^User-agent: \*\nAllow: \/feeds\/\nDisallow: \/\n$/; // the first that fits counts, to old readers
  expect(readFileSync("public/robots.txt", "utf8")).toMatch(allowed);
  for (const method of ["GET", "HEAD"])
    expect((await get(await pathOf(people.maren), {}, method)).headers.get("x-robots-tag")).toBe("noindex");
});

test("shows the owner's firm bookings, and nobody else's or anybody's address", async () => {
  const { linh, yusuf, maria } = people;
  const mine = await build.session({ host: maria, title: "Mine", startsIn: 48 });
  const other = await build.session({ host: maria, title: "Somebody else's", startsIn: 72 });
  const full = await build.session({ host: maria, title: "Full", startsIn: 96, places: 1 });
  await build.booking(linh, mine);
  await build.booking(people.tomas, other);
  await build.booking(people.tomas, full);
  await build.booking(linh, full); // waits
  await build.booking(yusuf, mine); // asks: his team decides
  const answer = await get(await pathOf(linh));
  const ics = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(entries(ics)).toEqual([["Mine", "CONFIRMED", 0]]);
  expect(ics).not.toMatch(/ATTENDEE|ORGANIZER|METHOD|@halcon/);
  expect(ics).toContain("X-WR-CALNAME:Nguyễn Thị Diệu Linh\\, Understudy\r\n");
  expect(entries(await (await get(await pathOf(yusuf))).text())).toEqual([]);
});

test("is the same bytes until something changes: strong tag, 304, HEAD", async () => {
  const { linh, maria } = people;
  const booked = await build.booking(linh, await build.session({ host: maria, title: "Mine" }));
  const path = await pathOf(linh);
  const first = await get(path);
  const etag = first.headers.get("etag")!;
  const body = await first.text();
  expect(etag).toMatch(/^"[\w-]{43}"$/);
  expect(first.headers.get("last-modified")).toBe(noon.toUTCString());
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const again = await get(path, { "if-none-match": tag });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
  const head = await get(path, {}, "HEAD");
  expect([head.status, head.headers.get("etag"), head.headers.get("content-length")]).toEqual([
    200,
    etag,
    String(Buffer.byteLength(body)),
  ]);
  expect(await head.text()).toBe("");

  await endBooking(await actor(linh), booked._id.toString(), "", hours(1));
  const after = await get(path, { "if-none-match": etag });
  expect(after.status).toBe(200);
  const cancelled = await after.text();
  expect(entries(cancelled)).toEqual([["Cancelled: Mine", "CANCELLED", 1]]);
  expect([body, cancelled].map((ics) => ics.replaceAll("\r\n ", "").includes("how to give the place back"))).toEqual([
    true,
    false,
  ]);
});

test("keeps what was cancelled for four weeks, marked, and never shows what was not firm", async () => {
  const { linh, tomas, maria } = people;
  const on = await build.session({ host: maria, title: "Full", startsIn: 24 * 60, places: 1 });
  await build.booking(linh, on);
  await build.booking(tomas, on); // waits
  await cancelSession(await actor(maria), on._id.toString(), "Fog", noon);
  const shown = async (person: PersonDocument, days: number) => {
    const token = /[\w-]{43}/.exec(await pathOf(person))![0];
    return entries((await feedText(token, "http://localhost:3000", hours(24 * days)))!.body);
  };
  expect(await shown(linh, 28)).toEqual([["Cancelled: Full", "CANCELLED", 1]]);
  expect(await shown(linh, 30)).toEqual([]);
  expect(await shown(tomas, 0)).toEqual([]);
});

test("shows what another process changed within a second or two", async () => {
  const { linh, maria } = people;
  const session = await build.session({ host: maria, title: "Mine" });
  const booking = await build.booking(linh, session);
  const path = await pathOf(linh);
  expect(entries(await (await get(path)).text())).toEqual([["Mine", "CONFIRMED", 0]]);
  // Past every memory of this process: as another one would write it.
  await Booking.updateOne({ _id: booking._id }, { $set: { sequence: 1 }, $inc: { version: 1 } });
  await record(
    SYSTEM,
    [{ what: "booking.session-changed", thing: { kind: "session", id: session._id.toString() } }],
    noon,
  );
  const later = async () => entries(await (await get(path)).text());
  await expect.poll(later, { timeout: 30_000, interval: 100 }).toEqual([["Mine", "CONFIRMED", 1]]);
});

test("follows the host who moves the session: same UID, SEQUENCE grown", async () => {
  const { linh, maria } = people;
  const session = await build.session({ host: maria, title: "Mine", startsIn: 48 });
  await build.booking(linh, session);
  const path = await pathOf(linh);
  const before = await (await get(path)).text();
  const { places, version, host } = session;
  const change = {
    date: "2026-11-28",
    clock: "10:00",
    meetingPoint: "Gate 4",
    places,
    version,
    hostId: host.toString(),
  };
  await changeSession(await actor(maria), session._id.toString(), change, noon);
  const after = await (await get(path)).text();
  expect(/^UID:.*$/m.exec(after)![0]).toBe(/^UID:.*$/m.exec(before)![0]);
  expect(after).toContain("SEQUENCE:1\r\n");
  expect(after).toContain("DTSTART:20261128T090000Z\r\n");
  expect(after).toContain("LOCATION:Gate 4\\, Valdemora\r\n");
});

test("one UID for a booking in mail and feed, a new one for a new booking", async () => {
  const { linh, maria } = people;
  const session = await build.session({ host: maria, title: "Mine" });
  const first = await build.booking(linh, session);
  await endBooking(await actor(linh), first._id.toString(), "", noon);
  await build.booking(linh, session);
  const ics = await (await get(await pathOf(linh))).text();
  expect(new Set(entries(ics).map(([, status]) => status))).toEqual(new Set(["CANCELLED", "CONFIRMED"]));
  expect(new Set(ics.match(/^UID:.*$/gm)).size).toBe(2);
});

test("a new address makes the old one unknown with the next request; only for oneself", async () => {
  const { linh, tomas } = people;
  const id = linh._id.toString();
  const old = await pathOf(linh);
  expect((await get(old)).status).toBe(200);
  await expect(newFeedAddress(await actor(tomas), id, SECRET, noon)).rejects.toThrow("not-allowed");
  const { path } = await newFeedAddress(await actor(linh), id, SECRET, noon);
  expect(path).not.toBe(old);
  expect((await get(old)).status).toBe(404);
  expect((await get(old, { "if-none-match": "*" })).status).toBe(404);
  expect((await get(path)).status).toBe(200);
  expect(await pathOf(linh)).toBe(path);
});

test("somebody who left has no calendar any more", async () => {
  const { linh } = people;
  const path = await pathOf(linh);
  expect((await get(path)).status).toBe(200);
  const token = /[\w-]{43}/.exec(path)![0];
  await Person.updateOne({ _id: linh._id }, { $set: { leftAt: noon } });
  expect(await feedText(token, "http://localhost:3000", noon)).toBeNull();
  await Person.updateOne({ _id: linh._id }, { $set: { leftAt: null } });
  await endLeavers(linh._id, [linh._id], noon);
  expect((await get(path)).status).toBe(404);
});

test("what is no feed is refused shortly, and what is not under /feeds goes on", async () => {
  const path = await pathOf(people.linh);
  expect((await get("/feeds/x.ics")).status).toBe(404);
  expect((await get(`/feeds/${"A".repeat(43)}.ics`)).status).toBe(404);
  expect((await get(path, {}, "POST")).status).toBe(405);
  expect((await get(`${path}?x=1`)).status).toBe(200);
  for (const other of ["/", "/feeds", "/feeds/", `${path}/x`, path.replace(".ics", "")])
    expect((await get(other)).status).toBe(418);
});

test("the token is in no log and in no row; that somebody came is noted", async () => {
  const { linh } = people;
  const path = await pathOf(linh);
  await get(path);
  await expect
    .poll(async () => (await Feed.findOne({ person: linh._id }).lean())?.fetchedAt, { timeout: 30_000 })
    .not.toBeNull();
  const token = path.slice("/feeds/".length, -".ics".length);
  expect(lines.join("")).not.toContain(token);
  expect(JSON.stringify(await Feed.find().lean())).not.toContain(token);
});
