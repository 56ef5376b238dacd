import { be, expect, looksRight, test } from "./walk.ts";

for (const [name, javaScriptEnabled] of [
  ["with script", true],
  ["without script", false],
] as const)
  test.describe(name, () => {
    test.use({ javaScriptEnabled });

    test("one click in, and out again", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("button", { name: /^Be / }).first().click();
      await page.waitForURL("**/home");
      await page.goto("/account");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.goto("/sign-out");
      await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL((url) => url.pathname === "/");
      await page.goto("/account");
      await expect(page).toHaveURL(/\/sign-in\?to=/);
    });

    test("an empty form is answered at its field", async ({ page }) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Mail me a sign-in link" }).click();
      await expect(page.getByRole("link", { name: "Please fill this in" })).toBeVisible();
    });
  });

test("what is refused before any screen is said in its own words, not as something that broke", async ({ page }) => {
  await be(page, "Maren");
  await page.goto("/account");
  await page.getByLabel("In your own words").fill("x".repeat(1_100_000));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("That is too much at once");
  await expect(page).toHaveTitle(/^That is too much at once/);
  await looksRight(page);
});

test("/set-up?key=x looks right", async ({ page }) => {
  await page.goto("/set-up?key=x");
  await looksRight(page);
});
