import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Settings } from "./settings.ts";

/** The composition root: opens the database, starts the worker and the web, and stops them in order. Only packages are
 *  imported by name; everything of ours comes through rooms.ts. */
process.env.NODE_ENV ??= "production"; // before React is loaded
const developing = process.env.NODE_ENV === "development";
const root = path.resolve(import.meta.dirname, "../..");
// Longer than what stands in front waits before it uses a connection again (mostly 60 s): closed first, its request fails.
const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 });

const vite = developing
  ? await (
      await import("vite")
    ).createServer({ root, server: { middlewareMode: true, hmr: { server } }, appType: "custom" })
  : undefined;
const rooms = (
  vite ? await vite.ssrLoadModule("/app/server/rooms.ts") : await import("#app/server/rooms.ts")
) as typeof import("#app/server/rooms.ts");

/** Stops the start with one sentence. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** A setting that is wrong stops the start with its sentence; anything else is a bug. */
function refused(error: unknown): never {
  if (error instanceof rooms.SettingsError) giveUp(error.message);
  throw error;
}

function settingsOrExit(): Settings {
  try {
    return rooms.readSettings();
  } catch (error) {
    return refused(error);
  }
}

const listening = (on: Server, { port, host }: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    on.once("error", reject).listen({ port, host }, () => {
      on.off("error", reject);
      resolve();
    });
  });

function cannotListen(error: NodeJS.ErrnoException): never {
  if (error.code === "EADDRINUSE") giveUp(`PORT ${settings.port} is taken; stop what uses it, or set PORT to another.`);
  const { host, port } = settings;
  giveUp(`The server cannot listen on ${host ? `HOST ${host}, ` : ""}PORT ${port}: ${error.message}.`);
}

const settings = settingsOrExit();
const log = rooms.makeLog(settings);
const web = settings.processes !== "jobs";

/** A taken port is said at once, not after a database was opened and a demo made. */
const probe = createServer();
await listening(probe, settings).catch(cannotListen);
await new Promise((resolve) => probe.close(resolve));

const waiting = rooms.waitingFor(settings);
if (waiting) console.error(waiting);
const store = await rooms.openStore(settings).catch((error: Error) => giveUp(rooms.cannotOpen(settings, error)));
if (web) await rooms.prepareDemo(settings).catch(refused);
const clientFolder = path.join(root, "build/client");
const bundle = pathToFileURL(path.join(root, "build/server/index.js")).href;
const build = vite
  ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
  : web && ((await import(bundle)) as ServerBuild);
const worker = settings.processes === "web" ? undefined : rooms.startWorker(workerSettings());

/** What the worker is told: it knows no settings of ours. */
function workerSettings(): Parameters<typeof rooms.startWorker>[0] {
  const { clock, smtpUrl, mailFrom, dataFolder, baseUrl } = settings;
  return { now: clock, mail: { smtpUrl, from: mailFrom, folder: path.join(dataFolder, "mail"), baseUrl }, log };
}

let stopping = false;
const vitals = { ...(worker && { lastTick: () => worker.lastTick() }), stopping: () => stopping };
const parts = { settings, log, limits: rooms.makeLimits(), vitals, build };
server.on("request", rooms.webApp(vite ? { ...parts, vite: vite.middlewares } : { ...parts, clientFolder }));

/** Finishes what runs, then lets go of worker and database; ten seconds are the most. A second signal changes nothing. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 10_000).unref();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), developing ? 0 : 8_000);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(patience);
  await worker?.stop();
  await vite?.close();
  await store.stop();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop());

await listening(server, settings).catch(async (error: NodeJS.ErrnoException) => {
  await worker?.stop();
  await store.stop();
  cannotListen(error);
});
const invitation = web ? await rooms.setUpInvitation(settings) : null;
if (invitation) console.log(invitation);
console.log(`Understudy is at ${settings.baseUrl}`);
