import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inDatabase } from "#app/server/store.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";
import { announceDueRounds, announceRound } from "#models/matching/announce.ts";
import { matchDueRounds, startMatching } from "#models/matching/matching.ts";
import { openRound } from "#models/matching/round.ts";
import { Round } from "#models/matching/round.document.ts";
import { rankWishes } from "#models/matching/wish-list.ts";
import { SYSTEM, type PersonActor } from "#models/people/actor.ts";
import { appoint } from "#models/people/appointment.ts";
import { changeDepartment, findSettings } from "#models/people/department.ts";
import { Department } from "#models/people/department.document.ts";
import { applyImport } from "#models/people/import-apply.ts";
import { prepareImport } from "#models/people/import.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";
import { Person } from "#models/people/person.document.ts";
import { actorFor } from "#models/people/person.ts";
import { createPlan } from "#models/programme/plan.ts";
import { publishSession } from "#models/programme/publish.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { addDays } from "#models/shared/time.ts";
import { diceFrom } from "./bench/size.ts";

/** `node tests/city-round.ts`: a real staff list comes in by the import; hosts, caps, plans, sessions and the wishes of
 *  PEOPLE (5,000) are made by verbs from a seed; the round is matched and announced, and the data audited. */
const file = process.env.LIST ?? path.resolve(import.meta.dirname, "../../shared/data/city-staff.csv");
const PEOPLE = Number(process.env.PEOPLE ?? 5_000);
const [now, zone, first] = [new Date("2026-11-25T12:00:00Z"), "America/Chicago", "2026-12-01"];
/** Sessions of each department that hosts, on as many days. */
const SESSIONS = 36;
const dice = diceFrom(PEOPLE);

if (!existsSync(file)) {
  console.log(`There is no staff list at ${file}; name one with LIST.`);
  process.exit(0);
}
const folder = await mkdtemp(path.join(tmpdir(), "us-city-"));
const store = await openEmbedded({ folder });
await connectDatabase(inDatabase(store.uri, "city"));

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s, ${memory} MB`);
  return result;
}

const beginning = { organisation: "A city", site: "City Hall", zone, name: "Ada Boss", email: "ada@city.example" };
await setUp((await prepareSetUp(now))!, { ...beginning, departmentName: "Coordination" }, "a script", now);
const boss = (await actorFor(String((await Person.findOne({ roles: "coordinator" }).lean())!._id), now))!;
await timed("the staff list is imported", async () => {
  const run = await prepareImport(SYSTEM, await readFile(file), "city-staff.csv", { complete: true }, now);
  await applyImport(SYSTEM, run, now);
});
const departments = await Department.find({ key: { $ne: "COORDINATION" } }, { name: 1, site: 1 })
  .sort({ key: 1 })
  .lean();
const staff = await Person.find({ leftAt: null, _id: { $ne: boss.id } }, { department: 1 })
  .sort({ _id: 1 })
  .lean();
const teams = Map.groupBy(staff, ({ department }) => String(department));
console.log(`${staff.length} people in ${departments.length} departments`);

const published: { id: string; department: string }[] = [];
await timed("hosts, caps, plans and sessions", async () => {
  for (const [at, { _id, name, site }] of departments.entries()) {
    const [id, team] = [String(_id), teams.get(String(_id)) ?? []];
    const { key: _key, ...settings } = await findSettings(boss, id);
    await changeDepartment(boss, id, { ...settings, atOnce: at % 4 === 0 ? 4 : 12 }, now);
    if (team.length === 0) continue;
    const hostId = String(team[0]!._id);
    await appoint(boss, id, { as: "host", personIds: [hostId] }, now);
    const host = (await actorFor(hostId, now))!;
    const places = 2 + dice(5);
    const draft = {
      ...{ title: `A day at ${name}`, kind: "observation" as const, aims: "", agenda: [], bring: "", wear: "" },
      ...{ goodToKnow: "", minutes: 120, places, minimum: places >= 4 && at % 3 === 0 ? 3 : 1, clearances: [] },
      ...{ meetingPoint: "The front desk", siteId: String(site), askHost: false },
      checklist: { opening: [], running: [], closing: [] },
    };
    const planId = await createPlan(host, id, draft, now);
    for (let day = 0; day < SESSIONS; day++) {
      const when = { date: addDays(first, day), clock: `${String(8 + dice(9)).padStart(2, "0")}:00` };
      const slot = { planId, ...when, places, meetingPoint: "The front desk", hostId, key: `city-${at}-${day}` };
      published.push({ id: await publishSession(host, slot, now), department: id });
    }
  }
});

const days = {
  firstDay: first,
  lastDay: addDays(first, SESSIONS - 1),
  deadlineDay: "2026-11-29",
  deadlineClock: "18:00",
};
const round = {
  ...days,
  name: "A city's round",
  zone,
  departmentIds: [],
  seed: "city",
  key: "city-round",
  tell: false,
};
const roundId = await openRound(boss, round, now);
/** From all over the list, by lot. */
const wishers = staff
  .map((person) => ({ person, lot: dice(1_000_000) }))
  .toSorted((one, other) => one.lot - other.lot)
  .slice(0, PEOPLE)
  .map(({ person }) => person);
await timed(`${wishers.length} people rank their wishes`, async () => {
  for (const { _id, department } of wishers) {
    const others = published.filter((one) => one.department !== String(department));
    const wanted = new Map<string, "session" | "department">();
    const count = 3 + dice(4);
    while (wanted.size < count) {
      const popular = dice(3) === 0 ? Math.ceil(others.length / 20) : others.length;
      const one = others[dice(popular)]!;
      if (dice(10) < 7) wanted.set(one.id, "session");
      else wanted.set(one.department, "department");
    }
    const actor: PersonActor = (await actorFor(String(_id), now))!;
    const list = [...wanted].map(([id, kind]) => ({ kind, id }));
    await rankWishes(actor, { roundId, personId: actor.id }, list, now);
  }
});

await startMatching(boss, roundId, now);
await timed(`matched over ${published.length} sessions`, () => matchDueRounds(() => now));
const { run, took, figures } = (await Round.findById(roundId).lean())!;
const { placed, first: best, secondOrThird, calledOff, places, value, bound, firstCome, people } = figures!;
console.log(
  `placed ${placed} of ${people} on ${places} places (first come ${firstCome}), first wish ${best}, second or third ${secondOrThird}, called off ${calledOff}; value ${value}, bound ${bound}, gap ${bound ? (((bound - value) / bound) * 100).toFixed(2) : "–"} %; took ${took} ms`,
);
await announceRound(boss, roundId, { run, placed }, now);
await timed("announced", () => announceDueRounds(() => now));
const booked = await Booking.countDocuments({ round: roundId, state: "booked" });
const letters = await Outbox.countDocuments({ kind: { $in: ["booked", "round-unplaced"] } });
const broken = (await audit(now)).filter((tally) => tally.broken > 0);
console.log(
  `${booked} booked, ${letters} letters; the audit finds ${broken.length === 0 ? "nothing" : broken.map(({ name, examples }) => `${name}: ${examples[0]}`).join("; ")}`,
);
await disconnectDatabase();
await store.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = booked === placed && letters === wishers.length && broken.length === 0 ? 0 : 1;
