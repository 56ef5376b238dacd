import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { makeEye, type Eye } from "./eye.ts";

const WIDTHS = [1280, 390] as const;
const THEMES = ["light", "dark"] as const;

/** Takes pictures into a folder, of each page at every width and theme, and says what runs out of it. */
export interface Camera extends Eye {
  /** One page with all pictures, to look through. */
  index(): string;
  taken: readonly string[];
}

async function pictures(page: Page, file: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    const least = width === 390 ? 844 : 900;
    await page.setViewportSize({ width, height: least });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`runs ${over} px out of a width of ${width}`);
    // As high as the page, so that what stands at the foot of a phone stands at the foot of the picture.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(Math.max(height, least), 9_000) });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${file} ${width} ${colorScheme}.png`, fullPage: true, timeout: 60_000 });
    }
  }
  return faults;
}

export function makeCamera(folder: string): Camera {
  const taken: string[] = [];
  const eye = makeEye(async (page, name) => {
    const faults = await pictures(page, path.join(folder, name));
    taken.push(name);
    return faults;
  });
  return {
    ...eye,
    taken,
    index() {
      const of = (name: string): string =>
        WIDTHS.flatMap((width) => THEMES.map((theme) => `${name} ${width} ${theme}.png`))
          .map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" height="600"></a>`)
          .join("");
      const body = taken.toSorted().map((name) => `<h2>${name}</h2><p>${of(name)}</p>`);
      const file = path.join(folder, "index.html");
      writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Understudy</title>${body.join("\n")}`);
      return file;
    },
  };
}
