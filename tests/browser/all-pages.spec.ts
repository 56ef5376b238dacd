// Its name puts it before the walks, which leave less to be seen.
import { goEverywhere } from "../shots/crawl.ts";
import { makeEye } from "../shots/eye.ts";
import { expect, faultsOf, test } from "./walk.ts";

test("every page of the demo is free of faults of accessibility, in light and dark, and stays inside", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(900_000);
  const eye = makeEye(faultsOf);
  const missed = await goEverywhere({ browser, origin: baseURL!, eye });
  expect(eye.failures).toEqual([]);
  expect(missed, "pages that nobody of the cast came to").toEqual([]);
});

test("control: text that is pale in one theme, a picture without words, something too wide would be found", async ({
  page,
}) => {
  const wrong =
    '<p style="color: #767676; background: #fff">fine</p><p style="color: light-dark(#000, #333)">pale</p><img>';
  await page.setContent(`<html lang="en" style="color-scheme: light dark; background: light-dark(#fff, #111)"><title>Wrong</title>
    <main><h1>Wrong</h1>${wrong}<div style="width: 500px">wide</div></main></html>`);
  const faults = await faultsOf(page);
  expect(faults.map((fault) => fault.replace(/: <.*/, ""))).toEqual([
    "light: image-alt",
    "dark: color-contrast",
    "118 px outside of a width of 390",
  ]);
  expect(faults[1]).toContain("pale");
});
