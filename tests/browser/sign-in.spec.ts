import { expect, looksRight, staysInside, test } from "./walk.ts";

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

const doors = [
  "/",
  "/sign-in",
  "/sign-in/code",
  "/sign-in/sent",
  "/sign-in/link?key=x",
  "/mailbox",
  "/set-up?key=x",
  "/not-here",
];

for (const door of doors)
  test(`${door} looks right`, async ({ page }) => {
    await page.goto(door);
    await looksRight(page);
    await staysInside(page);
  });
