import { expect, test as base, type Page } from "@playwright/test";
import axeCore from "axe-core";
import { markUnjudged, UNJUDGED } from "./contrast.ts";

/** A page that complains when the console does: that is how a broken policy or a broken first render shows. */
export const test = base.extend<{ quiet: void }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${String(error)}`));
      await use();
      expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
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

/** Windows that bring axe along to every page from now on. */
const equipped = new WeakSet<Page>();
/** axe, which judges the contrast of marked text alone. */
const source = `${axeCore.source}; axe.configure({ rules: [{ id: "color-contrast", selector: "[${UNJUDGED}]" }] });`;

/** Brings axe into the page; sent anew to each page, it would take longer than its questions. */
async function bringAxe(page: Page): Promise<void> {
  if (!equipped.has(page)) await page.addInitScript(source);
  equipped.add(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
}

/** Faults of accessibility of the page as it is, in light and in dark. axe runs in the page itself: its own way through
 *  Playwright opens another page for each question, and takes ten times as long. */
async function hardToUse(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await bringAxe(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const isNew = await markUnjudged(page);
    // What does not depend on colours was seen in light.
    if (colorScheme === "dark" && !isNew) continue;
    const rules = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
    const { violations } = await page.evaluate((options) => axe.run(options), {
      resultTypes: ["violations"],
      ...rules,
    });
    for (const { id, nodes } of violations)
      faults.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }
  await page.emulateMedia({ colorScheme: null });
  return faults;
}

/** What sticks out at the side, on a wide window and on a phone. */
async function outside(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) faults.push(`${over} px outside of a width of ${width}`);
  }
  return faults;
}

/** All that is wrong with the looks of a page, a line for each fault. */
export const faultsOf = async (page: Page): Promise<string[]> => [...(await outside(page)), ...(await hardToUse(page))];

export const looksRight = async (page: Page): Promise<void> => expect(await faultsOf(page), page.url()).toEqual([]);
