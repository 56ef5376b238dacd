import type { Browser, Page } from "@playwright/test";
import type { Eye } from "./eye.ts";
import { allPages, BESIDE, isLike, OPEN, patternOf, PERSONAL } from "./pages.ts";

/** So many bookings, sessions … of one person are followed further: not each can be moved or given away. */
const LIKE = 6;
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

/** Files, deeds, and what is not a page of ours. */
const NO_WAY = /\.(ics|csv)$|sign-out|^\/(assets|mailbox|feeds)\//;

const named = (who: string, of: string): string =>
  [of === "/" ? "start" : of.slice(1).replace(/[^a-z0-9-]+/gi, "_"), who].join(" ");

/**
 * Shows an eye every page of the demo, as those of its cast who have it. Pages are found by following the links a
 * person sees; of pages alike but for an id one is looked at.
 * @returns the patterns of pages that nobody came to
 */
export async function goEverywhere(way: Way): Promise<string[]> {
  const done = new Set<string>();
  // One window for all of them: another would fetch and compile every script anew.
  const page = await (await way.browser.newContext({ locale: "en-GB", reducedMotion: "reduce" })).newPage();
  way.eye.watch(page);
  for (const person of await strangers(way, page, done)) await crawl(way, page, person, done);
  await page.context().close();
  return missing(done);
}

const missing = (done: ReadonlySet<string>): string[] =>
  allPages().filter((of) => ![...done].some((one) => isLike(one, of)));

/** What anybody sees; gives back who can be signed in as by one press. */
async function strangers({ origin, eye }: Way, page: Page, done: Set<string>): Promise<string[]> {
  for (const at of OPEN) {
    if ((await eye.open(page, origin + at, at === "/nowhere" ? 404 : 200)) === null) continue;
    done.add(at);
    await eye.take(page, named("anybody", at));
    const letter = at === "/mailbox" && (await page.locator('main a[href^="/mailbox/"]').first().getAttribute("href"));
    if (letter && (await eye.open(page, origin + letter)) !== null) {
      done.add("/mailbox/-");
      await eye.take(page, "mailbox_- anybody");
    }
  }
  await page.goto(origin);
  return page
    .locator('form[action="/demo-sign-in"] button')
    .evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).value));
}

/** Where a page leads, as its source says: no page of ours needs script for that. */
const linksOf = (html: string, at: string): string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => new URL(href!.replaceAll("&amp;", "&"), at).href);

/** Whether more pages like this are followed: as long as a page that lies below them has not been found. */
const isSearched = (of: string, done: ReadonlySet<string>): boolean =>
  PERSONAL.includes(of) && missing(done).some((page) => page.startsWith(`${of}/`));

/** How a page is called, as its source says. */
const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1]!.replaceAll("&amp;", "&") ?? "";

/** The source of a page; null where it does not answer. */
async function sourceOf(page: Page, url: string): Promise<string | null> {
  const answer = await page.request.get(url);
  return answer.ok() ? answer.text() : null;
}

/** Follows the links that one of the cast sees, breadth first. */
async function crawl(
  { origin, eye, personal = [] }: Way,
  page: Page,
  person: string,
  done: Set<string>,
): Promise<void> {
  await page.context().clearCookies();
  await page.goto(origin);
  const button = page.locator(`form[action="/demo-sign-in"] button[value="${person}"]`);
  const who = ((await button.textContent()) ?? person).split(" ")[1]!.toLowerCase();
  await button.click();
  await page.waitForURL(/home/);
  // Until its scripts have begun, it would hear of no other page.
  await page.waitForLoadState("networkidle", { timeout: 60_000 });
  const seen = new Map<string, number>();
  const queue = new Set([page.url(), ...BESIDE.map((at) => origin + at)]);
  for (const url of queue) {
    const of = patternOf(new URL(url));
    const before = seen.get(of) ?? 0;
    if (NO_WAY.test(of) || OPEN.includes(of) || before >= (isSearched(of, done) ? LIKE : 1)) continue;
    if (seen.size >= MOST) break;
    seen.set(of, before + 1);
    const looks = before === 0 && (!done.has(of) || personal.includes(of));
    if (looks) done.add(of);
    // What does not answer is opened all the same: the eye remembers it.
    const html = (await sourceOf(page, url)) ?? (await eye.open(page, url));
    if (html === null) continue;
    // A form's own page, shown where it was refused: no link leads there.
    if (of === "/sessions/-") queue.add(`${url}/booking`);
    // The day that is found first may be over, when nobody is added any more.
    if (of === "/sessions/-/day") queue.add(url.replace(/day$/, "walk-in"));
    for (const link of linksOf(html, url)) if (link.startsWith(`${origin}/`)) queue.add(link.replace(/#.*$/, ""));
    if (looks && (await eye.follow(page, url, titleOf(html)))) await eye.take(page, named(who, of));
  }
}
