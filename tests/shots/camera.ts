import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";

const WIDTHS = [1280, 390] as const;
const THEMES = ["light", "dark"] as const;

/** Takes pictures into a folder and remembers what went wrong. */
export interface Camera {
  /** Opens an address; false, and remembered, when the page does not answer as it should. */
  open(page: Page, url: string, expected?: number): Promise<boolean>;
  /** Takes the page that is open at every width and theme, and says what runs out of it. */
  take(page: Page, name: string): Promise<void>;
  /** One page with all pictures, to look through. */
  index(): string;
  failures: readonly string[];
  taken: readonly string[];
}

/** A sentence of what an error was, without its stack. */
const said = (error: unknown): string => (error instanceof Error ? error.message.split("\n")[0]! : String(error));

export function makeCamera(folder: string): Camera {
  const failures: string[] = [];
  const taken: string[] = [];
  const fail = (url: string, why: string): void => void failures.push(`${url}: ${why}`);
  return {
    failures,
    taken,
    async open(page, url, expected = 200) {
      try {
        const answer = await page.goto(url, { timeout: 60_000 });
        if (answer?.status() === expected) return true;
        fail(url, `answered ${answer?.status() ?? "nothing"}`);
      } catch (error) {
        fail(url, said(error));
      }
      return false;
    },
    async take(page, name) {
      try {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          // As high as the page, so that what stands at the foot of a phone stands at the foot of the picture.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width, height: Math.min(Math.max(height, width === 390 ? 844 : 900), 9_000) });
          if (over > 0) fail(page.url(), `runs ${over} px out of a width of ${width}`);
          for (const colorScheme of THEMES) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            const file = path.join(folder, `${name} ${width} ${colorScheme}.png`);
            await page.screenshot({ path: file, fullPage: true, timeout: 60_000 });
          }
        }
        taken.push(name);
      } catch (error) {
        fail(page.url(), said(error));
      }
    },
    index() {
      const pictures = (name: string): string =>
        WIDTHS.flatMap((width) => THEMES.map((theme) => `${name} ${width} ${theme}.png`))
          .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" height="600"></a>`)
          .join("");
      const body = taken.toSorted().map((name) => `<h2>${name}</h2><p>${pictures(name)}</p>`);
      const file = path.join(folder, "index.html");
      writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Understudy</title>${body.join("\n")}`);
      return file;
    },
  };
}
