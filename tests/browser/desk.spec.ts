import { be, expect, test } from "./walk.ts";

/** The coordinator's desk by keyboard alone, the bar of a phone, and words that are kept while somebody writes. */
test("the review queue is walked by keyboard", async ({ page }) => {
  test.setTimeout(120_000);
  await be(page, "Beatriz");
  await page.goto("/review");
  await page.waitForLoadState("networkidle");
  const links = page.locator(".queue .item");
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
  expect(addresses.length).toBeGreaterThan(2);
  const current = page.locator('.queue .item[aria-current="true"]');
  /** There, and shown: until then the keys are those of the page before. */
  const at = async (address: string) => {
    await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).search).toBe(address);
    await expect(current).toHaveAttribute("href", address);
  };

  // The first stands open beside the queue already.
  await expect(current).toHaveAttribute("href", addresses[0]!);
  await page.keyboard.press("j");
  await at(addresses[1]!);
  await page.keyboard.press("j");
  await at(addresses[2]!);
  await page.keyboard.press("k");
  await at(addresses[1]!);
  await page.keyboard.press("k");
  await at(addresses[0]!);
  await page.keyboard.press("k");
  await at(addresses[0]!);

  await page.keyboard.press("a");
  await expect(page.locator("#assignee")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.locator("#main").focus();
  await page.keyboard.press("n");
  await expect(page.locator("#note")).toBeFocused();
  await page.keyboard.type("jake in kiosk 7 knew");
  await expect(page.locator("#note")).toHaveValue("jake in kiosk 7 knew");
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(addresses[0]!);

  await page.locator("#main").focus();
  await page.keyboard.press("i");
  await page.waitForURL(/\/improvement$/);
  // The address comes first: who went back at once would go on from the page before, and take the next key with it.
  await expect(current).toHaveCount(0);
  await page.goBack();
  await at(addresses[0]!);
  await page.locator("#main").focus();
  await page.keyboard.press("e");
  await expect(page.locator(".toasts")).toContainText("Done");
  await page.goto("/review");
  await expect(page.locator(`.queue .item[href="${addresses[0]!}"]`)).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  await expect(current).toHaveAttribute("href", addresses[1]!);
  await page.keyboard.press("j");
  await at(addresses[2]!);
});

test("on a narrow screen the queue stands alone, and no key decides on what is not seen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await be(page, "Beatriz");
  await page.goto("/review");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".split__thing")).toBeHidden();
  await page.keyboard.press("e");
  await page.keyboard.press("i");
  await page.keyboard.press("j");
  await page.waitForURL(/\/review\/[0-9a-f]{24}$/);
  await expect(page.locator(".split__thing")).toBeVisible();
  await expect(page.locator(".split__list")).toBeHidden();
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 800 } });

    test("a phone shows four sections and the others behind one press", async ({ page }) => {
      await be(page, "Beatriz");
      await page.goto("/report");
      const bar = page.locator(".top .sections");
      const boxes = await bar.locator("ul > li:visible > a, ul > li:visible summary").evaluateAll((all) =>
        all.map((one) => {
          const words = one.querySelector("span:not(.sr):not(.count)")!.getBoundingClientRect();
          return { left: words.left, right: words.right };
        }),
      );
      expect(boxes).toHaveLength(5);
      boxes.slice(1).forEach(({ left }, at) => expect(left).toBeGreaterThanOrEqual(boxes[at]!.right));
      await bar.locator("summary").click();
      await bar.getByRole("link", { name: "Imports" }).last().click();
      await page.waitForURL("**/imports");
      await expect(bar.locator("summary")).toContainText("Imports");
    });
  });

test("what is typed after a visit is kept while somebody writes, and sent from where it stands", async ({ page }) => {
  await be(page, "Tomás");
  await page.goto("/reflections");
  await page.locator('main a[href^="/reflections/"]').first().click();
  await page.waitForURL(/\/reflections\/[0-9a-f]{24}$/);
  await page.waitForLoadState("networkidle");
  const words = page.locator("main form textarea").first();
  await words.pressSequentially("Slips are typed twice, ");
  await expect(page.locator("main form output")).toContainText("Kept at");
  await expect(words).toBeFocused();
  await words.pressSequentially("and read once.");
  await page.locator('input[name=rating][value="4"]').check({ force: true });
  await page.getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByRole("main")).toContainText("Slips are typed twice, and read once.");
  await expect(page.getByRole("main")).toContainText("You sent this");
});
