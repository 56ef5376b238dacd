import { be, expect, test } from "./walk.ts";

/** The main job, from end to end, as its people do it: a host publishes, somebody from another department finds it and
 *  books, the invitation goes out, the place shows in the feed, giving it back takes it all back. */
for (const [name, javaScriptEnabled, clock] of [
  ["with script", true, "11:05"],
  ["without script", false, "11:35"],
] as const)
  test.describe(name, () => {
    test.use({ javaScriptEnabled });

    test("a booking goes the whole way", async ({ page, request }) => {
      test.setTimeout(120_000);
      const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
      await be(page, "Pilar");
      await page.goto("/plans");
      await page.getByRole("link", { name: "A day at the counter" }).first().click();
      await page.waitForURL(/\/plans\/[0-9a-f]{24}$/);
      await page.goto(`${page.url()}/sessions/new`);
      await page.locator("input[name=date]").fill(soon);
      await page.locator("input[name=clock]").fill(clock);
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Show the preview" }).click();
      await expect(page.getByRole("main")).toContainText(`${clock} to `);
      await page.getByRole("button", { name: "Publish this session" }).click();
      await page.waitForURL((url) => !url.pathname.endsWith("/new"));

      await page.context().clearCookies();
      await be(page, "Tomás");
      await page.goto(`/find?can=&from=${soon}`);
      await page.getByRole("link", { name: "A day at the counter" }).first().click();
      await page.waitForURL(/\/sessions\/[0-9a-f]{24}$/);
      // Whoever comes by script hears where they are.
      if (javaScriptEnabled) await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await page.locator("textarea[name=aim]").fill("What do people say when they get it back?");
      await page.getByRole("button", { name: "Book this place" }).click();
      await page.waitForURL(/\/bookings\/[0-9a-f]{24}/);
      const booking = new URL(page.url()).pathname;

      await page.goto("/feed");
      const address = await page.locator("input[name=address]").inputValue();
      expect((await (await request.get(address)).text()).includes("SUMMARY:A day at the counter")).toBe(true);
      await expect
        .poll(
          async () => {
            await page.goto("/mailbox");
            return (await page.getByRole("main").textContent()) ?? "";
          },
          { timeout: 30_000 },
        )
        .toContain("Booked: A day at the counter");

      await page.goto(`${booking}/cancellation`);
      await page.getByRole("main").getByRole("button").first().click();
      await page.waitForURL(/\/my-sessions/);
      expect(await (await request.get(address)).text()).toMatch(/STATUS:CANCELLED/);
    });
  });
