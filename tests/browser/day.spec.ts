import { be, expect, looksRight, test } from "./walk.ts";

/** The second half of the loop, as its people do it: the host runs the day, the visitor reflects, a coordinator decides
 *  and reads the report. One after another: each finds what the one before left, in a demo just made. */
test.describe.configure({ mode: "serial" });

const ID = "[0-9a-f]{24}";

test.beforeEach(() => test.setTimeout(300_000));

test("the host checks somebody in and says what happened", async ({ page }) => {
  await be(page, "Tomás");
  const visitor = page.getByRole("listitem").filter({ hasText: "Maren Okafor-Lindqvist" });
  // On some days one of the same plan was held the day before, and waits to be closed above the one that is under way.
  const days = page.locator('a[href$="/day"]').filter({ hasText: "One passenger, kerb to seat" });
  await days.first().waitFor();
  for (const href of await days.evaluateAll((all) => all.map((one) => one.getAttribute("href")!))) {
    await page.goto(href);
    if ((await visitor.count()) > 0) break;
  }
  await looksRight(page);
  await visitor.getByRole("button", { name: "Check in" }).click();
  await expect(visitor.getByRole("button", { name: /^Here Maren.*press again to undo$/ })).toBeVisible();
  await page.getByRole("link", { name: /Say what happened.*Maren/ }).click();
  await page.waitForURL(new RegExp(`/bookings/${ID}/outcome$`));
  await looksRight(page);
  await page.locator("input[name=outcome][value=attended]").check({ force: true });
  await page.getByRole("button", { name: "Say so" }).click();
  await page.waitForURL(new RegExp(`/sessions/${ID}/day$`));
});

test("the host closes what is over", async ({ page }) => {
  await be(page, "Tomás");
  await page.goto("/hosting?show=past");
  await page.getByRole("link", { name: "Meet Assisted Travel" }).first().click();
  await page.waitForURL(new RegExp(`/sessions/${ID}$`));
  await page.goto(`${page.url()}/closing`);
  await looksRight(page);
  await page.locator("select[name=outcome]").first().selectOption("attended");
  await page.getByRole("button", { name: "Close the session" }).click();
  await page.waitForURL(new RegExp(`/sessions/${ID}/day$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This session is closed");
});

test("the visitor says how it was", async ({ page }) => {
  await be(page, "Maren");
  await page.goto("/reflections");
  await looksRight(page);
  await page
    .getByRole("main")
    .getByRole("link", { name: /Meet Assisted Travel/ })
    .first()
    .click();
  await page.waitForURL(new RegExp(`/reflections/${ID}$`));
  await looksRight(page);
  await page.locator("textarea[name=friction]").fill("Nobody told the desk that the second chair was on its way.");
  await page.locator("input[name=rating][value='4']").check({ force: true });
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("Thank you. Coordinators read it")).toBeVisible();
  // The button that was pressed is gone: whoever goes by keyboard begins at the heading.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a coordinator reads it beside the others, decides, and opens the report", async ({ page }) => {
  await be(page, "Beatriz");
  await page.goto("/review");
  await looksRight(page);
  const hers = page.getByRole("main").getByRole("link", { name: /Maren Okafor-Lindqvist/ });
  // What waits longest stands first, and how much waits depends on the hour at which the demo was made.
  for (let at = 2; (await hers.count()) === 0; at++) {
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.locator(".pager [aria-current=page]")).toHaveText(String(at));
  }
  await hers.first().click();
  await page.waitForURL(new RegExp(`/review/${ID}`));
  await expect(page.getByText("Nobody told the desk that the second chair was on its way.")).toBeVisible();
  await looksRight(page);
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.getByText("It stands under “Done” now.")).toBeVisible();
  for (const path of ["/report", "/report/sheet", "/improvements", "/concerns"]) {
    await page.goto(path);
    await looksRight(page);
  }
});
