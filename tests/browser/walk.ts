import { expect, test as base, type Page } from "@playwright/test";
import axeCore from "axe-core";
import { onComplaint } from "../shots/eye.ts";
import { markUnjudged, UNJUDGED } from "./contrast.ts";

/** A page whose complaints fail the test. */
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      onComplaint(page, (...complaint) => complaints.push(complaint.join(": ")));
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Signs in as one of the demo's cast, whose name begins so; with or without script. */
export async function be(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: new RegExp(`^Be ${name}`) }).click();
  await page.waitForURL("**/home");
}

type Found = { id: string; nodes: { html: string }[] };
declare const axe: { run(options: object): Promise<{ violations: Found[] }> };

/** axe, which judges the contrast of marked text alone. */
const source = `${axeCore.source}; axe.configure({ rules: [{ id: "color-contrast", selector: "[${UNJUDGED}]" }] });`;

const WIDE = 1280;
const NARROW = 390;
type Theme = "light" | "dark";
/** What a window shows that shows dark or did before; the others show light. */
const themes = new WeakMap<Page, Theme>();

/** Faults of accessibility of the page as it is, in light and in dark, beginning with the theme that it shows. axe runs
 *  in the page itself: its own way through Playwright opens another page for each question, and takes ten times as long. */
async function hardToUse(page: Page): Promise<string[]> {
  const faults: string[] = [];
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const first = themes.get(page) ?? "light";
  for (const theme of [first, first === "light" ? "dark" : "light"] as const) {
    if (theme !== first) await page.emulateMedia({ colorScheme: theme });
    themes.set(page, theme);
    const isNew = await markUnjudged(page);
    // What does not depend on colours was seen in the first.
    if (theme !== first && !isNew) continue;
    const rules = theme === first ? {} : { runOnly: ["color-contrast"] };
    const { violations } = await page.evaluate((options) => axe.run(options), {
      resultTypes: ["violations"],
      ...rules,
    });
    for (const { id, nodes } of violations)
      faults.push(`${theme}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }
  return faults;
}

/** What sticks out at the side of a window so wide. */
async function outside(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${over} px outside of a width of ${width}`] : [];
}

/** All that is wrong with the looks of a page, a line for each fault. The window begins as it is, and is left at the other
 *  width and in the other theme, where the next page begins: laying a page out anew takes longer than a look at it. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of page.viewportSize()?.width === NARROW ? [NARROW, WIDE] : [WIDE, NARROW]) {
    faults.push(...(await outside(page, width)));
    if (width === WIDE) faults.push(...(await hardToUse(page)));
  }
  return faults;
}

/** A page on somebody's way, which goes on in a wide window. */
export async function looksRight(page: Page): Promise<void> {
  expect(await faultsOf(page), page.url()).toEqual([]);
  await page.setViewportSize({ width: WIDE, height: 800 });
}
