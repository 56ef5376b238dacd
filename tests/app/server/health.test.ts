import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import mongoose from "mongoose";
import { afterEach, expect, test, vi } from "vitest";
import { health, type Vitals } from "#app/server/health.ts";
import { noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { testSettings } from "../../visit.ts";

await freshDatabase();

afterEach(() => vi.restoreAllMocks());

/** What /readyz says at noon, to whom a status is enough and to whom reads on. */
async function readiness(vitals: Partial<Vitals>) {
  const app = express().use(health(testSettings({ clock: () => noon }), { stopping: () => false, ...vitals }));
  const server = createServer(app).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
    const { ready, database, worker, stopping } = (await answer.json()) as Record<string, boolean>;
    return { status: answer.status, ready, database, worker, stopping };
  } finally {
    server.close();
  }
}

const ticked = (secondsAgo: number) => ({ lastTick: () => new Date(noon.getTime() - secondsAgo * 1_000) });
const well = { status: 200, ready: true, database: true, worker: true, stopping: false };
const ill = { ...well, status: 503, ready: false };

test("ready while the worker looked at its timetable within a minute, or is another process", async () => {
  expect(await readiness(ticked(59))).toEqual(well);
  expect(await readiness({})).toEqual(well);
  expect(await readiness(ticked(60))).toEqual({ ...ill, worker: false });
  expect(await readiness({ lastTick: () => null })).toEqual({ ...ill, worker: false });
});

test("not ready while it stops", async () => {
  expect(await readiness({ ...ticked(1), stopping: () => true })).toEqual({ ...ill, stopping: true });
});

test("not ready while the database does not answer", async () => {
  vi.spyOn(mongoose.connection.db!, "command").mockRejectedValue(new Error("away"));
  expect(await readiness(ticked(1))).toEqual({ ...ill, database: false });
});

test("who asks whether it is ready hears so within seconds, also while the driver still looks for the database", async () => {
  vi.spyOn(mongoose.connection.db!, "command").mockReturnValue(new Promise(() => {}));
  const began = performance.now();
  expect(await readiness(ticked(1))).toEqual({ ...ill, database: false });
  expect(performance.now() - began).toBeLessThan(3_000);
});
