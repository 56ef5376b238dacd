import { setTimeout as pause } from "node:timers/promises";
import type { Page, Request } from "@playwright/test";

/** Looks at pages and remembers what went wrong with them. */
export interface Eye {
  /** Remembers from now on what a page complains of. */
  watch(page: Page): void;
  /** Opens an address and gives its source; null, and remembered, when the page does not answer as it should. */
  open(page: Page, url: string, expected?: number): Promise<string | null>;
  /** Goes from a page of ours to another as its links do, by script: in a document of its own, its scripts and those that
   *  look at it would be run anew, and slowly, which takes longer than the look.
   *  @param title what the page has to be called
   *  @returns whether it is shown; remembered when it is not */
  follow(page: Page, url: string, title: string): Promise<boolean>;
  /** Looks at the page that is open, under a name for it and its reader. */
  take(page: Page, name: string): Promise<void>;
  failures: readonly string[];
}

/** A sentence of what an error was, without its stack. */
const said = (error: unknown): string => (error instanceof Error ? error.message.split("\n")[0]! : String(error));

/** Tells of what stands in a page's console as an error: that is how a broken policy or a broken render shows. What was
 *  asked for and is not there, or not open, is no fault of the page. */
export function onComplaint(page: Page, tell: (url: string, what: string) => void): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) tell(page.url(), message.text());
  });
  page.on("pageerror", (error) => tell(page.url(), String(error)));
}

interface Router {
  navigate(to: string): Promise<void>;
  state: { errors: unknown };
}

/** In the page: goes to another. */
const goTo = (url: string): Promise<void> =>
  (window as unknown as { __remixRouter: Router }).__remixRouter.navigate(url.slice(location.origin.length));

/** In the page: what is shown when React has done what it has begun. */
async function settled(): Promise<{ failed: boolean; at: string; title: string }> {
  // An idle callback would wait for a frame, and sometimes there is none.
  await scheduler.postTask(() => {}, { priority: "background", delay: 1 });
  const { __remixRouter: router } = window as unknown as { __remixRouter: Router };
  return { failed: router.state.errors !== null, at: location.href, title: document.title };
}

/** @param look says what is wrong with the page that is open, a line for each fault */
export function makeEye(look: (page: Page, name: string) => Promise<string[]>): Eye {
  const failures: string[] = [];
  const fail = (url: string, why: string): void => void failures.push(`${url}: ${why}`);
  /** What pages have asked for and not got yet. */
  const asked = new Set<Request>();
  return {
    failures,
    watch(page) {
      onComplaint(page, fail);
      page.on("request", (request) => asked.add(request));
      page.on("requestfinished", (request) => asked.delete(request));
      page.on("requestfailed", (request) => asked.delete(request));
    },
    async open(page, url, expected = 200) {
      try {
        const answer = await page.goto(url, { timeout: 60_000 });
        if (answer?.status() === expected) return await answer.text();
        fail(url, `answered ${answer?.status() ?? "nothing"}`);
      } catch (error) {
        fail(url, said(error));
      }
      return null;
    },
    async follow(page, url, title) {
      try {
        await page.evaluate(goTo, url);
        let shown = await page.evaluate(settled);
        // Some seconds for it, and for what it asked for once it was shown, such as the calendar.
        for (let tries = 0; tries < 500 && (asked.size > 0 || shown.title !== title); tries++) {
          await pause(20);
          shown = await page.evaluate(settled);
        }
        asked.clear();
        const good = !shown.failed && shown.at === url && shown.title === title;
        if (!good) fail(url, `followed, shows “${shown.title}” at ${shown.at}, not “${title}”`);
        return good;
      } catch (error) {
        fail(url, said(error));
      }
      return false;
    },
    async take(page, name) {
      try {
        for (const fault of await look(page, name)) fail(`${page.url()} (${name})`, fault);
      } catch (error) {
        fail(page.url(), said(error));
      }
    },
  };
}
