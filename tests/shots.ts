import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findBrowser } from "./browser-path.ts";
import { makeCamera } from "./shots/camera.ts";
import { goEverywhere } from "./shots/crawl.ts";
import { PERSONAL } from "./shots/pages.ts";

/** `npm run shots [-- FOLDER]`: pictures of every page of the demo, as those of its cast who have it, at 1280 and 390 px,
 *  light and dark, and index.html to look through them. Pages are found by following the links a person sees; of pages
 *  alike but for an id one is taken. A page that does not answer or runs out of its width is named, as is one that
 *  nobody came to; then the exit code is 1. */
const FOLDER = path.resolve(process.argv[2] ?? "test-results/shots");
const PORT = Number(process.env.PORT ?? 3190);
const ORIGIN = `http://localhost:${PORT}`;

const camera = makeCamera(FOLDER);
async function ready(exited: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200 && !exited(); tries++) {
    const answer = await fetch(`${ORIGIN}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error("The demo did not start within ten minutes.");
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const executablePath = await findBrowser();
if (!executablePath) throw new Error("No browser: install Chromium, or set BROWSER_PATH.");
const data = mkdtempSync(path.join(tmpdir(), "shots-"));
const server = spawn("node", ["app/server/main.ts"], {
  env: { ...process.env, MODE: "demo", PORT: String(PORT), DATA_DIR: data, LOG_LEVEL: "warn" },
  stdio: "inherit",
});
try {
  await ready(() => server.exitCode !== null);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const missed = await goEverywhere({ browser, origin: ORIGIN, eye: camera, personal: PERSONAL });
  await browser.close();
  console.log(`${camera.taken.length} pages, 4 pictures each: ${camera.index()}`);
  for (const failure of camera.failures) console.error(failure);
  for (const of of missed) console.error(`${of}: nobody of the cast came there`);
  process.exitCode = camera.failures.length + missed.length > 0 ? 1 : 0;
} finally {
  server.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
