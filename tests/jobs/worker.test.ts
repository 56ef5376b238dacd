import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Job, JobLog } from "#jobs/job.ts";
import { startWorker, type Worker } from "#jobs/worker.ts";
import { Lease } from "#models/record/lease.document.ts";
import { freshDatabase } from "../database.ts";
import { silent } from "./context.ts";

await freshDatabase();
const workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function start(jobs: Job[], log: JobLog = silent): Worker {
  const mail = { smtpUrl: undefined, from: "Understudy <u@halcon.example>", folder: "", baseUrl: "http://localhost" };
  workers.push(startWorker({ now: () => new Date(), mail, log, jobs }));
  return workers.at(-1)!;
}
const counting = (name: string, work: () => Promise<void> = async () => {}): Job & { runs: number } => ({
  name,
  every: 0.05,
  runs: 0,
  async run() {
    this.runs += 1;
    await work();
  },
});

test("each job comes again and again, one that fails is logged and holds up none", async () => {
  const errors: object[] = [];
  const good = counting("good");
  const bad = counting("bad", () => Promise.reject(new Error("broken")));
  const worker = start([bad, good], { ...silent, error: (facts) => void errors.push(facts) });
  await expect.poll(() => good.runs, { timeout: 30_000 }).toBeGreaterThan(3);
  expect(bad.runs).toBe(1); // it rests
  expect(errors).toMatchObject([{ job: "bad", err: new Error("broken") }]);
  expect(Date.now() - worker.lastTick()!.getTime()).toBeLessThan(10_000);
});

test("stopping waits for what is under way, and begins nothing", async () => {
  let finished = false;
  const slow = counting("slow", async () => {
    await pause(300);
    finished = true;
  });
  const worker = start([slow]);
  await expect.poll(() => slow.runs, { timeout: 30_000 }).toBe(1);
  await worker.stop();
  expect(finished).toBe(true);
  await pause(200);
  expect(slow.runs).toBe(1);
});

test("a job runs in one worker at a time; when that one stops, the other takes over", async () => {
  const [one, two] = [counting("job"), counting("job")];
  const first = start([one]);
  await expect.poll(() => one.runs, { timeout: 30_000 }).toBeGreaterThan(0);
  start([two]);
  await pause(500);
  expect(two.runs).toBe(0);
  expect(await Lease.countDocuments()).toBe(1);
  await first.stop();
  await expect.poll(() => two.runs, { timeout: 30_000 }).toBeGreaterThan(0);
});

test("a sender that cannot be written to stops the start with a sentence", () => {
  const mail = { smtpUrl: undefined, from: "nobody", folder: "", baseUrl: "" };
  expect(() => startWorker({ now: () => new Date(), mail, log: silent, jobs: [] })).toThrow("MAIL_FROM must hold");
});
