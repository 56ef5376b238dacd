import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import mongoose, { Types } from "mongoose";
import pino from "pino";
import { feedDoor } from "#app/server/feed.ts";
import type { Settings } from "#app/server/settings.ts";
import { book } from "#models/booking/booking.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { feedAddress } from "#models/calendar/address.ts";
import { feedText } from "#models/calendar/feed.ts";
import { Person } from "#models/people/person.document.ts";
import { actorFor } from "#models/people/person.ts";
import { Session } from "#models/programme/session.document.ts";
import { draftBooking } from "./drafts.ts";
import { ms, quantile } from "./figures.ts";

/** So many times, so many at once; how many a second. */
export async function timed(count: number, atOnce: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return count / ((performance.now() - began) / 1_000);
}

/** What the store does in a second, through the driver. */
export async function storeFigures(): Promise<string[][]> {
  const rows = mongoose.connection.collection("bench");
  await rows.createIndex({ name: 1 });
  const row = (n: number) => ({ _id: new Types.ObjectId(), name: `row ${n}`, text: "x".repeat(400), at: new Date(n) });
  const durable = { writeConcern: { w: "majority" as const, j: true } };
  const alone = await timed(300, 1, (n) => rows.insertOne(row(n), durable));
  const together = await timed(2_000, 32, (n) => rows.insertOne(row(1_000 + n), durable));
  const many = await timed(20, 1, (n) =>
    rows.insertMany(Array.from({ length: 500 }, (_, at) => row(10_000 + n * 500 + at))),
  );
  const find = (n: number) => rows.findOne({ name: `row ${10_000 + (n % 10_000)}` });
  const finds = await timed(2_000, 1, find);
  const findsTogether = await timed(4_000, 16, find);
  await rows.drop();
  const figure = (what: string, value: number): string[] => [what, `${Math.round(value)} a second`];
  return [
    figure("inserts, each durable, one after another", alone),
    figure("inserts, each durable, 32 at a time", together),
    figure("inserts, 500 a command", many * 500),
    figure("finds by index, one after another", finds),
    figure("finds by index, 16 at a time", findsTogether),
  ];
}

/** So many people ask for the last places of a session at the same moment. */
export async function raceFigures(people: number, now: Date): Promise<string[][]> {
  const [session] = await Session.find({ startsAt: { $gt: new Date(now.getTime() + 7 * 86_400_000) } })
    .limit(1)
    .lean();
  const crowd = await Person.find({ department: { $ne: session!.department } }, { _id: 1 })
    .limit(people)
    .lean();
  const actors = await Promise.all(crowd.map(async ({ _id }) => (await actorFor(String(_id), now))!));
  const began = performance.now();
  const answers = await Promise.allSettled(
    actors.map(({ id }, n) =>
      book(actors[n]!, { sessionId: String(session!._id), personId: id, aim: "", key: "race" }, now),
    ),
  );
  const took = performance.now() - began;
  const after = await Session.findById(session!._id).lean();
  const answered = answers.filter(({ status }) => status === "fulfilled").length;
  return [
    [`${people} bookings at once of one session`, `${ms(took)} ms, ${answered} answered`],
    ["places held of places", `${after!.taken} of ${after!.places}`],
  ];
}

/** A person's calendar of so many firm bookings, made anew, by the CPU it takes with the store's; and one that asks again
 *  and hears that nothing has changed. */
export async function feedFigures(events: number, now: Date): Promise<string[][]> {
  const person = (await Person.findOne({}).lean())!;
  const secret = "of the bench, known to everybody and worth nothing";
  const { path } = await feedAddress(String(person._id), secret, now);
  const sessions = await Session.find({ startsAt: { $gt: now } })
    .limit(events)
    .lean();
  await Booking.deleteMany({ person: person._id });
  await Booking.collection.insertMany(
    sessions.map((session, at) => ({
      ...draftBooking(1_000_000 + at, session, person._id, person.department, person._id, () => 99, now),
    })),
  );
  const token = /([\w-]{43})\.ics$/.exec(path)![1]!;
  const anew = async (): Promise<string> => (await feedText(token, "http://localhost", now))!.body;
  const found = (await anew()).split("BEGIN:VEVENT").length - 1;
  if (found !== events) throw new Error(`the feed has ${found} events`);
  for (let n = 0; n < 20; n++) await anew(); // cold
  const cpu = process.cpuUsage();
  for (let n = 0; n < 50; n++) await anew();
  const { user, system } = process.cpuUsage(cpu);
  const settings = { baseUrl: "http://localhost", secure: false, clock: () => now } as Settings;
  const door = feedDoor({ settings, log: pino({ level: "silent" }) });
  const server = createServer((request, response) => void door(request, response)).listen(0);
  const address = `http://localhost:${(server.address() as AddressInfo).port}${path}`;
  const first = await fetch(address);
  await first.text();
  const times: number[] = [];
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  for (let n = 0; n < 500; n++) {
    const began = performance.now();
    const answer = await fetch(address, { headers });
    if (answer.status !== 304) throw new Error(`the feed answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  server.closeAllConnections();
  server.close();
  return [
    [`feed of ${events} events made anew, CPU`, `${ms((user + system) / 1_000 / 50)} ms`],
    ["feed, not modified", `p50 ${ms(quantile(times, 0.5))} ms, p99 ${ms(quantile(times, 0.99))} ms`],
  ];
}
