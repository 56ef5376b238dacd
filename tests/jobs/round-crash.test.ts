import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test, vi } from "vitest";
import { inDatabase } from "#app/server/store.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openBundled } from "../embedded.ts";
import { announceDueRounds, announceRound } from "#models/matching/announce.ts";
import { Round } from "#models/matching/round.document.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../audited.ts";
import { actor, build, cast, noon } from "../cast.ts";

vi.setConfig({ testTimeout: 300_000 });
const folder = await mkdtemp(path.join(tmpdir(), "us-round-"));
const children: ReturnType<typeof spawn>[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** With the folder's store open in this process. */
async function withStore<T>(work: () => Promise<T>): Promise<T> {
  const store = await openBundled({ folder });
  await disconnectDatabase();
  await connectDatabase(inDatabase(store.uri, "round"));
  try {
    return await work();
  } finally {
    await disconnectDatabase();
    await store.stop();
  }
}

/** Announces in a process with the store of its own until `so` says it is far enough, then kills both. */
async function killedWhen(so: (far: { booked: number; told: number }) => boolean): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "round-child.ts")], {
    env: { ...process.env, FOLDER: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout }))
    if (so(JSON.parse(line) as { booked: number; told: number })) child.kill("SIGKILL");
  await ended;
}

const state = async () => ({
  round: (await build.theRound()).state,
  booked: await Booking.countDocuments({ state: "booked" }),
  invited: await Outbox.countDocuments({ kind: "booked" }),
  told: (await Outbox.distinct("to", { kind: "round-unplaced" })).length,
});

test("killed with its store while places are booked and while letters are written: everybody hears once", async () => {
  await withStore(async () => {
    const people = await cast();
    const sessions = await Promise.all(
      [3, 4].map((day) => build.session({ host: people.piet, startsIn: build.december(day), places: 30 })),
    );
    const crowd = await build.crowd(260, people.assisted);
    const round = await build.round(people.beatriz);
    await build.wishes(crowd[0]!, round, sessions);
    // The others wish for the same: two hundred and fifty times the verb would be most of the test.
    const { _id: _own, ...list } = (await WishList.findOne().lean())!;
    await WishList.insertMany(crowd.slice(1).map(({ _id: person }) => ({ ...list, person })));
    await Round.updateOne({ _id: round._id }, { $set: { lists: crowd.length } });
    const { run } = await build.matched(round, people.beatriz, noon);
    await announceRound(await actor(people.beatriz), String(round._id), { run, placed: 60 }, noon);
  });

  await killedWhen(({ booked }) => booked >= 10);
  const first = await withStore(state);
  expect(first.round).toBe("announcing");
  expect(first.booked).toBeGreaterThanOrEqual(10);
  expect(first.booked).toBeLessThan(60);
  expect(first.invited).toBe(first.booked);

  await killedWhen(({ told }) => told > 0);
  const second = await withStore(state);
  expect(second).toMatchObject({ round: "announcing", booked: 60, invited: 60 });
  expect(second.told).toBeGreaterThanOrEqual(100);
  expect(second.told).toBeLessThan(200);

  await withStore(async () => {
    expect(await announceDueRounds(() => noon)).toBe(1);
    expect(await state()).toEqual({ round: "announced", booked: 60, invited: 60, told: 200 });
    expect(await Outbox.countDocuments({ kind: "round-unplaced" })).toBe(200);
    await expectSound();
  });
});
