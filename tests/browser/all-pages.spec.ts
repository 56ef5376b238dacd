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
