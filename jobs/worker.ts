import type { Logger } from "pino";
import type { Settings } from "#app/server/settings.ts";

/** A placeholder until the worker stands. */
export function startWorker({ settings }: { settings: Settings; log: Logger }) {
  return { stop: async (): Promise<void> => {}, lastTick: (): Date | null => settings.clock() };
}
