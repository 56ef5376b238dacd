import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Types } from "mongoose";
import { inDatabase } from "#app/server/store.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";
import { announceDueRounds, announceRound } from "#models/matching/announce.ts";
import { matchDueRounds, startMatching } from "#models/matching/matching.ts";
import { openRound } from "#models/matching/round.ts";
import { Round } from "#models/matching/round.document.ts";
import { rankWishes } from "#models/matching/wish-list.ts";
import { WishList, type WishDocument } from "#models/matching/wish-list.document.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { addDays, localDate } from "#models/shared/time.ts";
import { diceFrom, fill } from "./size.ts";

/** `node tests/bench/round.ts`: a round in an organisation as large as a city, wished for by so many invented people
 *  (PEOPLE, 5,000), matched and announced; how long each part takes, and whether the data is sound afterwards. */
const now = new Date("2026-11-25T12:00:00Z");
const PEOPLE = Number(process.env.PEOPLE ?? 5_000);
/** So many save their wishes by the verb, to see what one costs; the others' lists are written as documents. */
const BY_VERB = 100;
const dice = diceFrom(PEOPLE);

const folder = await mkdtemp(path.join(tmpdir(), "us-round-bench-"));
const store = await openEmbedded({ folder });
await connectDatabase(inDatabase(store.uri, "round"));

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const used = process.cpuUsage(cpu);
  const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${what}: ${seconds(performance.now() - began)} s, CPU ${seconds((used.user + used.system) / 1_000)} s, ${memory} MB`,
  );
  return result;
}

const actorOf = (person: Pick<PersonDocument, "_id" | "name" | "department">, coordinates = false): PersonActor => ({
  ...{ kind: "person", id: String(person._id), name: person.name, departmentId: String(person.department) },
  ...{ roles: coordinates ? ["coordinator"] : [], hostOf: [], leadOf: [], supervises: false },
});

await timed("an organisation of 36 departments and 32,000 people", () =>
  fill({ name: "city", departments: 36, people: 32_000, sessions: 1_200, bookings: 0, days: 112 }, now),
);
// A quarter of the teams lets few away at once, a third of the larger sessions needs some people to take place.
const departments = await Department.find({}, { name: 1 }).sort({ _id: 1 }).lean();
await Department.updateMany({}, { $set: { release: { mode: "automatic", atOnce: 12, staffing: 0 } } });
await Department.updateMany(
  { _id: { $in: departments.filter((_, at) => at % 4 === 0).map(({ _id }) => _id) } },
  { $set: { "release.atOnce": 4 } },
);
const coming = await Session.find({ startsAt: { $gt: new Date(now.getTime() + 2 * 86_400_000) } }).lean();
const larger = coming.filter(({ places }, at) => places >= 4 && at % 3 === 0).map(({ _id }) => _id);
await Session.updateMany({ _id: { $in: larger } }, { $set: { minimum: 3 } });

const people = await Person.find({ leftAt: null }, { name: 1, department: 1 }).limit(PEOPLE).lean();
const boss = actorOf(people[0]!, true);
const today = localDate(now, "UTC");
const id = await openRound(
  boss,
  {
    ...{ name: "A round as large as a city's", firstDay: addDays(today, 3), lastDay: addDays(today, 50), zone: "UTC" },
    ...{ deadlineDay: addDays(today, 2), deadlineClock: "18:00", departmentIds: [], seed: "bench", key: "bench-round" },
    tell: false,
  },
  now,
);
const round = (await Round.findById(id).lean())!;
const within = coming.filter(({ startsAt, askHost }) => startsAt >= round.from && startsAt < round.until && !askHost);

/** Three to six wishes: mostly sessions, some departments; a few sessions are wanted by many. */
function wishesOf({ department }: Pick<PersonDocument, "department">): WishDocument[] {
  const wishes = new Map<string, WishDocument>();
  const others = within.filter((session) => !session.department.equals(department));
  while (wishes.size < 3 + dice(4)) {
    const popular = dice(3) === 0 ? Math.max(1, Math.floor(others.length / 20)) : others.length;
    const session = others[dice(popular)]!;
    const home = departments[dice(departments.length)]!;
    const wish: WishDocument =
      dice(10) < 7 || home._id.equals(department)
        ? { kind: "session", of: session._id, title: session.title }
        : { kind: "department", of: home._id, title: home.name };
    wishes.set(String(wish.of), wish);
  }
  return [...wishes.values()];
}

await timed(`${BY_VERB} people rank their wishes by the verb`, async () => {
  for (const person of people.slice(0, BY_VERB)) {
    const wishes = wishesOf(person).map(({ kind, of }) => ({ kind, id: String(of) }));
    await rankWishes(actorOf(person), { roundId: id, personId: String(person._id) }, wishes, now);
  }
});
const rest = people.slice(BY_VERB);
await WishList.insertMany(
  rest.map((person) => ({
    ...{ _id: new Types.ObjectId(), round: round._id, person: person._id, wishes: wishesOf(person) },
    ...{ createdAt: now, changedAt: new Date(now.getTime() + dice(86_400_000)) },
  })),
);
await Round.updateOne({ _id: round._id }, { $inc: { lists: rest.length } });

await startMatching(boss, id, now);
await timed(`${PEOPLE} people and ${within.length} sessions are matched`, () => matchDueRounds(() => now));
const { run, took, figures } = (await Round.findById(id).lean())!;
const { placed, first, secondOrThird, calledOff, places, value, bound, firstCome } = figures!;
console.log(
  `placed ${placed} of ${PEOPLE} on ${places} places (first come ${firstCome}), first wish ${first}, second or third ${secondOrThird}, called off ${calledOff}; value ${value}, bound ${bound}, gap ${bound ? (((bound - value) / bound) * 100).toFixed(2) : "–"} %; took ${took} ms`,
);
await announceRound(boss, id, { run, placed }, now);
await timed("announced", () => announceDueRounds(() => now));
const booked = await Booking.countDocuments({ round: round._id, state: "booked" });
const letters = await Outbox.countDocuments({ kind: { $in: ["booked", "round-unplaced"] } });
const broken = (await audit(now)).filter((tally) => tally.broken > 0);
console.log(
  `${booked} booked, ${letters} letters; the audit finds ${broken.length === 0 ? "nothing" : broken.map(({ name, examples }) => `${name}: ${examples[0]}`).join("; ")}`,
);

await disconnectDatabase();
await store.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = booked === placed && letters === PEOPLE && broken.length === 0 ? 0 : 1;
