/** The one door to what `main.ts` starts. In development it comes through Vite, in production from Node itself, so that
 *  every module behind it is loaded once. */
export { startWorker } from "#jobs/worker.ts";
export { prepareDemo } from "./demo.ts";
export { makeLimits } from "./limits.ts";
export { makeLog } from "./log.ts";
export { readSettings, SettingsError } from "./settings.ts";
export { setUpInvitation } from "./set-up.ts";
export { cannotOpen, openStore, waitingFor } from "./store.ts";
export { webApp } from "./web.ts";
