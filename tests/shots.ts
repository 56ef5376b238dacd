import { chromium, type Page } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findBrowser } from "./browser-path.ts";

/** `npm run shots [-- FOLDER]`: pictures of every page of the demo, as each of its cast, at 1280 and 390 px, light and
 *  dark, to be looked at. Pages are found by following the links a person sees; of pages alike but for an id one is taken. */
const FOLDER = path.resolve(process.argv[2] ?? "test-results/shots");
const PORT = Number(process.env.PORT ?? 3190);
const ORIGIN = `http://localhost:${PORT}`;
const WIDTHS = [1280, 390] as const;
const THEMES = ["light", "dark"] as const;
/** More pages than this of one person mean that the crawl has lost its way. */
const MOST = 60;

/** "/sessions/64…/booking?x=1" → "/sessions/-/booking": what one page has in common with its like. */
const pattern = (url: URL): string => url.pathname.replace(/[0-9a-f]{24}/g, "-");

const fileName = (who: string, of: string): string =>
  [who, of === "/" ? "start" : of.slice(1).replace(/[^a-z0-9-]+/gi, "_")].join(" ");

async function ready(): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${ORIGIN}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error("The demo did not start within two minutes.");
}

async function shoot(page: Page, url: string, name: string): Promise<void> {
  for (const width of WIDTHS)
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.goto(url);
      await page.screenshot({ path: path.join(FOLDER, `${name} ${width} ${theme}.png`), fullPage: true });
    }
}

/** Follows links breadth first from where the page is; answers how many pages it took. */
async function crawl(page: Page, who: string): Promise<number> {
  const seen = new Set<string>();
  const queue = [page.url()];
  for (let url = queue.shift(); url && seen.size < MOST; url = queue.shift()) {
    const of = pattern(new URL(url));
    if (seen.has(of) || /\.ics$|sign-out|\/assets\//.test(of)) continue;
    seen.add(of);
    await shoot(page, url, fileName(who, of));
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    queue.push(...links.filter((link) => link.startsWith(ORIGIN)).map((link) => link.replace(/#.*$/, "")));
  }
  return seen.size;
}

mkdirSync(FOLDER, { recursive: true });
const executablePath = await findBrowser();
if (!executablePath) throw new Error("No browser: install Chromium, or set BROWSER_PATH.");
const server = spawn("node", ["app/server/main.ts"], {
  env: {
    ...process.env,
    MODE: "demo",
    PORT: String(PORT),
    DATA_DIR: mkdtempSync(path.join(tmpdir(), "shots-")),
    LOG_LEVEL: "warn",
  },
  stdio: "inherit",
});
try {
  await ready();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const start = await browser.newPage();
  await start.goto(ORIGIN);
  const cast = await start
    .locator('form[action="/demo-sign-in"] button')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
  for (const [path_, name] of [
    ["/", "start"],
    ["/sign-in", "sign-in"],
    ["/nowhere", "nowhere"],
    ["/design", "design"],
    ["/mailbox", "mailbox"],
  ] as const)
    await shoot(start, `${ORIGIN}${path_}`, `nobody ${name}`);
  let pages = 5;
  for (const [number, person] of cast.entries()) {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(ORIGIN);
    await page.locator(`form[action="/demo-sign-in"] button[value="${person}"]`).click();
    await page.waitForURL(/home/);
    pages += await crawl(page, `${number + 1}`);
    await context.close();
  }
  await browser.close();
  console.log(`${pages} pages, ${WIDTHS.length * THEMES.length} pictures each, in ${FOLDER}`);
} finally {
  server.kill("SIGTERM");
}
