import { Router } from "express";
import { databaseAnswers } from "#models/database/connection.ts";
import { queueAge } from "#models/record/outbox.ts";
import { awaited } from "./awaited.ts";
import type { Settings } from "./settings.ts";

/** A worker that has not looked at its timetable for so long is stuck. */
const TICK_SECONDS = 60;

/** What main knows of itself. */
export interface Vitals {
  /** When the worker last looked at its timetable; undefined where no worker belongs to this process. */
  lastTick?: () => Date | null;
  stopping: () => boolean;
}

async function readiness(settings: Settings, { lastTick, stopping }: Vitals) {
  const now = settings.clock();
  const database = await databaseAnswers();
  const mail = database ? await queueAge(now).catch(() => null) : null;
  const tick = lastTick?.() ?? null;
  const worker = lastTick === undefined || (tick !== null && now.getTime() - tick.getTime() < TICK_SECONDS * 1000);
  return { ready: database && worker && !stopping(), database, worker, lastTick: tick, mail, stopping: stopping() };
}

/** /healthz: the process lives. /readyz: it can serve, too; the age of the mail queue is told, but a mail server that is
 *  away is no reason to take the pages away. */
export function health(settings: Settings, vitals: Vitals): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ alive: true });
  });
  router.get(
    "/readyz",
    awaited(async (_request, response) => {
      const found = await readiness(settings, vitals);
      response
        .set("Cache-Control", "no-store")
        .status(found.ready ? 200 : 503)
        .json(found);
    }),
  );
  return router;
}
