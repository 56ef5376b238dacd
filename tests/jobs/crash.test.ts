import { spawn } from "node:child_process";
import path from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { leave } from "#models/record/outbox.ts";
import { cast, type Cast } from "../cast.ts";
import { freshDatabase } from "../database.ts";
import { letterTo } from "./context.ts";
import { mailServer } from "./smtp.ts";

vi.setConfig({ testTimeout: 300_000 });
const { uri } = await freshDatabase();
let people: Cast;
beforeEach(async () => {
  people = await cast();
});
const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts a process and waits until it says the word. */
async function start(environment: Record<string, string>, word: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "worker-child.ts")], {
    env: { ...process.env, DATABASE: uri, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (words: Buffer) => words.toString().includes(word) && resolve());
    child.once("exit", () => reject(new Error("it ended before")));
  });
  return async () => {
    child.kill("SIGKILL");
    await ended;
  };
}
const sent = () => Outbox.countDocuments({ state: "sent" });

test("killed between commit and mail: the mail goes, once", async () => {
  const kill = await start({ LETTER: JSON.stringify(letterTo(people.maren, "1")) }, "committed");
  await kill();
  const server = await mailServer();
  const killWorker = await start({ SMTP: server.url }, "working");
  await expect.poll(sent, { timeout: 30_000 }).toBe(1);
  await killWorker();
  expect(server.taken).toHaveLength(1);
  await server.stop();
});

test("killed between DATA and 250: at most one repeat, recognised by Message-ID and byte for byte the same", async () => {
  await leave([letterTo(people.maren, "1")], new Date());
  let arrived = (): void => {};
  const received = new Promise<void>((resolve) => (arrived = resolve));
  let answer = (): void => {};
  const answering = new Promise<void>((resolve) => (answer = resolve));
  const server = await mailServer({
    delay: () => {
      arrived();
      return answering;
    },
  });
  const kill = await start({ SMTP: server.url }, "working");
  await received;
  await kill();
  answer();
  expect(await Outbox.findOne().lean()).toMatchObject({ state: "queued", attempts: 1 });
  const killNext = await start({ SMTP: server.url, MINUTES: "3" }, "working");
  await expect.poll(sent, { timeout: 30_000 }).toBe(1);
  await killNext();
  expect(server.taken).toHaveLength(2);
  const [first, second] = server.taken.map(({ raw }) => raw);
  expect(second!.equals(first!)).toBe(true);
  const parsed = await Promise.all(server.taken.map(({ raw }) => PostalMime.parse(raw)));
  expect(new Set(parsed.map((mail) => mail.messageId)).size).toBe(1);
  await server.stop();
});

test("two worker processes: each letter once, the second rests while the first holds the lease", async () => {
  await leave(
    Array.from({ length: 20 }, (_, at) => letterTo(people.maren, `${at}`)),
    new Date(),
  );
  const server = await mailServer();
  const kills = await Promise.all([1, 2].map(() => start({ SMTP: server.url }, "working")));
  await expect.poll(sent, { timeout: 30_000 }).toBe(20);
  for (const kill of kills) await kill();
  expect(server.taken).toHaveLength(20);
  await server.stop();
});
