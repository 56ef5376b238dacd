import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { inDatabase } from "#app/server/store.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { makeReport } from "#models/reporting/report.ts";
import { ms, quantile, table } from "./figures.ts";
import { fill, LARGE, SMALL } from "./size.ts";

/** `node tests/bench/report.ts`: how long a report takes of 1,000 and of 100,000 bookings, and how long somebody
 *  who asks for one person meanwhile waits for the answer. `SHARE` shrinks the large one. */
const now = new Date("2026-11-25T12:00:00Z");
const share = Number(process.env.SHARE ?? 1);
const scaled = (count: number): number => Math.ceil(count * share);
const large = {
  ...LARGE,
  ...{ people: scaled(LARGE.people), sessions: scaled(LARGE.sessions), bookings: scaled(LARGE.bookings) },
};
const coordinator: PersonActor = {
  ...{ kind: "person", id: "0".repeat(24), name: "Bench", departmentId: "", hostOf: [], leadOf: [], supervises: false },
  roles: ["coordinator"],
};
const folder = await mkdtemp(path.join(tmpdir(), "us-bench-"));
const store = await openEmbedded({ folder });
const rows: string[][] = [
  [
    "a report of a quarter and its year",
    "first, ms",
    "again, ms",
    "CPU again, ms",
    "asked meanwhile p99, ms",
    "loop p99, ms",
  ],
];

for (const size of [SMALL, large]) {
  await connectDatabase(inDatabase(store.uri, size.name));
  await fill(size, now);
  await Booking.updateMany({ startsAt: { $lt: now } }, { $set: { outcome: "attended" } });
  const times: number[] = [];
  const cpu: number[] = [];
  const waits: number[] = [];
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const somebody = (await Person.findOne({}, { _id: 1 }).lean())!;
  for (let run = 0; run < 4; run++) {
    const work = { done: false };
    const began = performance.now();
    const spent = process.cpuUsage();
    if (run > 0) loop.enable();
    const asking = (async () => {
      while (!work.done) {
        const asked = performance.now();
        await Person.findById(somebody._id).lean();
        waits.push(performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const report = await makeReport(
      coordinator,
      { from: `2026-09-0${run + 1}`, until: "2026-11-25", zone: "Atlantic/Canary" },
      now,
    );
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(spent);
    cpu.push((user + system) / 1000);
    work.done = true;
    await asking;
    loop.disable();
    if (run === 0) console.log(`${size.bookings} bookings: ${report.visits.held} visits`);
  }
  const name = `${size.bookings} bookings, ${size.people} people`;
  rows.push([
    ...[name, ms(times[0]!), ms(quantile(times.slice(1), 0.5)), ms(quantile(cpu.slice(1), 0.5))],
    ms(quantile(waits, 0.99)),
    ms(loop.percentile(99) / 1e6),
  ]);
  await disconnectDatabase();
}
console.log(table(rows));
await store.stop();
await rm(folder, { recursive: true, force: true });
