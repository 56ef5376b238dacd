import { chromium, type Browser } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findBrowser } from "./browser-path.ts";
import { makeCamera } from "./shots/camera.ts";
import { allPages, BESIDE, isLike, OPEN, patternOf, PERSONAL } from "./shots/pages.ts";

/** `npm run shots [-- FOLDER]`: pictures of every page of the demo, as those of its cast who have it, at 1280 and 390 px,
 *  light and dark, and index.html to look through them. Pages are found by following the links a person sees; of pages
 *  alike but for an id one is taken. A page that does not answer or runs out of its width is named, as is one that
 *  nobody came to; then the exit code is 1. */
const FOLDER = path.resolve(process.argv[2] ?? "test-results/shots");
const PORT = Number(process.env.PORT ?? 3190);
const ORIGIN = `http://localhost:${PORT}`;
/** More pages than this of one person mean that the crawl has lost its way. */
const MOST = 120;

const camera = makeCamera(FOLDER);
const done = new Set<string>();

const fileName = (who: string, of: string): string =>
  [of === "/" ? "start" : of.slice(1).replace(/[^a-z0-9-]+/gi, "_"), who].join(" ");

async function ready(exited: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200 && !exited(); tries++) {
    const answer = await fetch(`${ORIGIN}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error("The demo did not start within ten minutes.");
}

/** What anybody sees; gives back who can be signed in as by one press. */
async function strangers(browser: Browser): Promise<string[]> {
  const page = await browser.newPage({ locale: "en-GB" });
  for (const at of OPEN) {
    if (!(await camera.open(page, ORIGIN + at, at === "/nowhere" ? 404 : 200))) continue;
    done.add(at);
    await camera.take(page, fileName("anybody", at));
    const letter = at === "/mailbox" && (await page.locator('main a[href^="/mailbox/"]').first().getAttribute("href"));
    if (letter && (await camera.open(page, ORIGIN + letter))) {
      done.add("/mailbox/-");
      await camera.take(page, "mailbox_- anybody");
    }
  }
  await page.goto(ORIGIN);
  const cast = await page
    .locator('form[action="/demo-sign-in"] button')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
  await page.close();
  return cast;
}

/** Follows the links that one of the cast sees, breadth first. */
async function crawl(browser: Browser, person: string): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(ORIGIN);
  const button = page.locator(`form[action="/demo-sign-in"] button[value="${person}"]`);
  const who = ((await button.textContent()) ?? person).split(" ")[1]!.toLowerCase();
  await button.click();
  await page.waitForURL(/home/);
  const seen = new Set<string>();
  const queue = [page.url(), ...BESIDE.map((at) => ORIGIN + at)];
  for (let url = queue.shift(); url && seen.size < MOST; url = queue.shift()) {
    const of = patternOf(new URL(url));
    if (seen.has(of) || OPEN.includes(of) || /\.(ics|csv)$|sign-out|^\/(assets|mailbox|feeds)\//.test(of)) continue;
    seen.add(of);
    if (!(await camera.open(page, url))) continue;
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    // A form's own page, shown where it was refused: no link leads there.
    if (of === "/sessions/-") queue.push(`${url}/booking`);
    // The day that is found first may be over, when nobody is added any more.
    if (of === "/sessions/-/day") queue.push(url.replace(/day$/, "walk-in"));
    queue.push(...links.filter((link) => link.startsWith(`${ORIGIN}/`)).map((link) => link.replace(/#.*$/, "")));
    if (done.has(of) && !PERSONAL.includes(of)) continue;
    done.add(of);
    await camera.take(page, fileName(who, of));
  }
  await context.close();
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
  for (const person of await strangers(browser)) await crawl(browser, person);
  await browser.close();
  const missed = allPages().filter((of) => ![...done].some((one) => isLike(one, of)));
  console.log(`${camera.taken.length} pages, 4 pictures each: ${camera.index()}`);
  for (const failure of camera.failures) console.error(failure);
  for (const of of missed) console.error(`${of}: nobody of the cast came there`);
  process.exitCode = camera.failures.length + missed.length > 0 ? 1 : 0;
} finally {
  server.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
