import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

async function openPalette(page: Page) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and actions" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  return palette;
}

test("the palette finds an incident by number and by misspelt words, by keyboard alone", async ({
  page,
}) => {
  const title = "Warehouse labels print blank";
  const number = await declareIncident(page, title, "SEV4");
  await page.goto("/services");
  const palette = await openPalette(page);
  await page.keyboard.type(`inc-${number}`);
  await expect(palette.getByRole("option").first()).toContainText(title);
  await expect(palette.getByRole("status")).toHaveText(/^\d+ results?$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await openPalette(page);
  await page.keyboard.type("warehuose lables");
  await expect(palette.getByRole("option", { name: `INC-${number}` })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await openPalette(page);
  await expect(palette.getByRole("combobox")).toHaveValue("");
  await page.keyboard.type("qqqqq");
  await expect(palette.getByText("Nothing found for “qqqqq”")).toBeVisible();
});

test("the palette does what the page's keys do, and says why something cannot be done", async ({
  page,
}) => {
  await declareIncident(page, "Nightly export is late", "SEV4");
  await expect(page.getByRole("button", { name: "Acknowledge", exact: true })).toBeVisible();
  const palette = await openPalette(page);
  const resolve = palette.getByRole("option", { name: /^Resolve/ });
  await expect(resolve).toContainText("Acknowledge the incident first.");
  await expect(resolve).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.type("acknow");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Mark mitigated" })).toBeVisible();

  await openPalette(page);
  await page.keyboard.type("severity");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Change severity" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("r");
  await expect(page.getByText("Mark it mitigated first.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: "Postmortems" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a button opens the search", async ({ page }) => {
    await page.goto("/incidents");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    const palette = page.getByRole("dialog", { name: "Search and actions" });
    await palette.getByRole("combobox").fill("card payments");
    await palette.getByRole("option", { name: /Card payments time out/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Card payments time out/);
  });
});
