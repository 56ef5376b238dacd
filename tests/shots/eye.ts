import type { Page } from "@playwright/test";

/** Looks at pages and remembers what went wrong with them. */
export interface Eye {
  /** Opens an address and gives its source; null, and remembered, when the page does not answer as it should. */
  open(page: Page, url: string, expected?: number): Promise<string | null>;
  /** Looks at the page that is open, under a name for it and its reader. */
  take(page: Page, name: string): Promise<void>;
  failures: readonly string[];
}

/** A sentence of what an error was, without its stack. */
const said = (error: unknown): string => (error instanceof Error ? error.message.split("\n")[0]! : String(error));

/** @param look says what is wrong with the page that is open, a line for each fault */
export function makeEye(look: (page: Page, name: string) => Promise<string[]>): Eye {
  const failures: string[] = [];
  const fail = (url: string, why: string): void => void failures.push(`${url}: ${why}`);
  return {
    failures,
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
    async take(page, name) {
      try {
        for (const fault of await look(page, name)) fail(`${page.url()} (${name})`, fault);
      } catch (error) {
        fail(page.url(), said(error));
      }
    },
  };
}
