import type { Browser } from "@playwright/test";
import type { Eye } from "./eye.ts";
import { allPages, BESIDE, isLike, OPEN, patternOf } from "./pages.ts";

/** More pages than this of one person mean that the crawl has lost its way. */
const MOST = 120;

export interface Way {
  browser: Browser;
  /** Where the demo is served: "http://localhost:3190". */
  origin: string;
  eye: Eye;
  /** Patterns of pages that are looked at for every one of the cast, and not once alone. */
  personal?: readonly string[];
}

const named = (who: string, of: string): string =>
  [of === "/" ? "start" : of.slice(1).replace(/[^a-z0-9-]+/gi, "_"), who].join(" ");

/**
 * Shows an eye every page of the demo, as those of its cast who have it. Pages are found by following the links a
 * person sees; of pages alike but for an id one is looked at.
 * @returns the patterns of pages that nobody came to
 */
export async function goEverywhere(way: Way): Promise<string[]> {
  const done = new Set<string>();
  for (const person of await strangers(way, done)) await crawl(way, person, done);
  return allPages().filter((of) => ![...done].some((one) => isLike(one, of)));
}

/** What anybody sees; gives back who can be signed in as by one press. */
async function strangers({ browser, origin, eye }: Way, done: Set<string>): Promise<string[]> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  for (const at of OPEN) {
    if (!(await eye.open(page, origin + at, at === "/nowhere" ? 404 : 200))) continue;
    done.add(at);
    await eye.take(page, named("anybody", at));
    const letter = at === "/mailbox" && (await page.locator('main a[href^="/mailbox/"]').first().getAttribute("href"));
    if (letter && (await eye.open(page, origin + letter))) {
      done.add("/mailbox/-");
      await eye.take(page, "mailbox_- anybody");
    }
  }
  await page.goto(origin);
  const cast = await page
    .locator('form[action="/demo-sign-in"] button')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
  await context.close();
  return cast;
}

/** Follows the links that one of the cast sees, breadth first. */
async function crawl({ browser, origin, eye, personal = [] }: Way, person: string, done: Set<string>): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(origin);
  const button = page.locator(`form[action="/demo-sign-in"] button[value="${person}"]`);
  const who = ((await button.textContent()) ?? person).split(" ")[1]!.toLowerCase();
  await button.click();
  await page.waitForURL(/home/);
  const seen = new Set<string>();
  const queue = [page.url(), ...BESIDE.map((at) => origin + at)];
  for (let url = queue.shift(); url && seen.size < MOST; url = queue.shift()) {
    const of = patternOf(new URL(url));
    if (seen.has(of) || OPEN.includes(of) || /\.(ics|csv)$|sign-out|^\/(assets|mailbox|feeds)\//.test(of)) continue;
    seen.add(of);
    if (!(await eye.open(page, url))) continue;
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    // A form's own page, shown where it was refused: no link leads there.
    if (of === "/sessions/-") queue.push(`${url}/booking`);
    // The day that is found first may be over, when nobody is added any more.
    if (of === "/sessions/-/day") queue.push(url.replace(/day$/, "walk-in"));
    queue.push(...links.filter((link) => link.startsWith(`${origin}/`)).map((link) => link.replace(/#.*$/, "")));
    if (done.has(of) && !personal.includes(of)) continue;
    done.add(of);
    await eye.take(page, named(who, of));
  }
  await context.close();
}
