import { afterEach, beforeEach, expect, test } from "vitest";
import { deliverOutbox } from "#jobs/deliver-outbox.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { leave, queueAge } from "#models/record/outbox.ts";
import { tryAgain } from "#models/record/queue.ts";
import { addMinutes } from "#models/shared/time.ts";
import { actor, build, cast, noon, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { contextFor, letterTo } from "./context.ts";
import { mailServer, type MailServer } from "./smtp.ts";

await freshDatabase();
let people: Cast;
const open: MailServer[] = [];
beforeEach(async () => {
  people = await cast();
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});
const server = async (over: Parameters<typeof mailServer>[0] = {}): Promise<MailServer> => {
  open.push(await mailServer(over));
  return open.at(-1)!;
};
const nobody = async (): Promise<string> => {
  const gone = await mailServer();
  await gone.stop();
  return gone.url;
};
const refusing = (responseCode: number) =>
  server({ onRcptTo: (_to, _session, done) => done(Object.assign(new Error("no"), { responseCode })) });
const at = (minutes: number) => ({ now: () => addMinutes(noon, minutes) });

test("while no mail server answers few letters are tried, and all go when it is back", async () => {
  const crowd = await build.crowd(100, people.assisted);
  await leave(
    crowd.map((person) => letterTo(person, "1")),
    noon,
  );
  const gone = await nobody();
  for (let minute = 0; minute < 20; minute++) expect((await deliverOutbox(contextFor(gone, at(minute)))).sent).toBe(0);
  const tried = await Outbox.find({ attempts: { $gt: 0 } }).lean();
  expect(tried.length).toBeLessThanOrEqual(20);
  expect(await Outbox.countDocuments({ state: "queued" })).toBe(100);
  const back = await server();
  await deliverOutbox(contextFor(back.url, at(40)));
  expect(back.taken).toHaveLength(100);
});

test("an outage of days gives up what is older than three", async () => {
  await leave([letterTo(people.maren, "1")], noon);
  const gone = await nobody();
  await deliverOutbox(contextFor(gone, at(2 * 24 * 60)));
  expect((await Outbox.findOne().lean())!.state).toBe("queued");
  await deliverOutbox(contextFor(gone, at(4 * 24 * 60)));
  expect(await Outbox.findOne().lean()).toMatchObject({ state: "failed", lastError: expect.stringContaining("ECONN") });
});

test("what was tried in vain waits, since it was first due, also until it is tried again", async () => {
  await leave([letterTo(people.maren, "1"), letterTo(people.tomas, "2", { dueAt: addMinutes(noon, 60) })], noon);
  const gone = await nobody();
  const seen: Awaited<ReturnType<typeof queueAge>>[] = [];
  for (const minute of [0, 5, 59, 60, 66]) {
    await deliverOutbox(contextFor(gone, at(minute)));
    seen.push(await queueAge(addMinutes(noon, minute)));
  }
  expect(seen.map(({ waiting, oldestMinutes }) => [waiting, oldestMinutes])).toEqual([
    ...[[1, 0], [1, 5], [1, 59], [2, 60], [2, 66]], // prettier-ignore
  ]);
  await Outbox.deleteOne({ about: "1" });
  expect(await queueAge(addMinutes(noon, 67))).toEqual({ waiting: 1, oldestMinutes: 7 });
  await tryAgain(await actor(people.beatriz), String((await Outbox.findOne().lean())!._id), addMinutes(noon, 70));
  expect(await queueAge(addMinutes(noon, 70))).toEqual({ waiting: 1, oldestMinutes: 0 });
});

test("refused for good is given up at once; asked to come later, after ten tries at most an hour apart", async () => {
  await leave([letterTo(people.maren, "1")], noon);
  await deliverOutbox(contextFor((await refusing(550)).url));
  expect(await Outbox.findOne().lean()).toMatchObject({ state: "failed", attempts: 1 });

  await leave([letterTo(people.tomas, "2")], noon);
  const busy = await refusing(451);
  const waits: number[] = [];
  for (let minute = 0; minute < 24 * 60;) {
    await deliverOutbox(contextFor(busy.url, at(minute)));
    const row = (await Outbox.findOne({ about: "2" }).lean())!;
    if (row.state === "failed") break;
    const next = (row.dueAt.getTime() - noon.getTime()) / 60_000;
    waits.push(next - minute);
    minute = next;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(await Outbox.findOne({ about: "2" }).lean()).toMatchObject({ state: "failed", attempts: 10 });
});

test("a slow mail server keeps several people's mails on their way at once", async () => {
  const slow = await server({ delay: () => new Promise((resolve) => setTimeout(resolve, 300)) });
  const crowd = await build.crowd(20, people.assisted);
  await leave(
    crowd.map((person) => letterTo(person, "1")),
    noon,
  );
  const began = performance.now();
  expect((await deliverOutbox(contextFor(slow.url))).sent).toBe(20);
  expect(performance.now() - began).toBeLessThan(20 * 300);
});
