import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

/** What has the focus, in words; never the body, which is nowhere. */
async function focused(page: Page): Promise<string> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? "BODY"))
    .not.toBe("BODY");
  return page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
  });
}

test("the focus stays somewhere sensible through a whole incident", async ({ page }) => {
  test.setTimeout(180_000);
  await declareIncident(page, "Focus walks along", "SEV3");
  await expect(page.getByRole("heading", { level: 1, name: "Focus walks along" })).toBeVisible();
  await page.reload();

  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: "Mark mitigated" })).toBeVisible();
  expect(await focused(page)).toContain("Mark mitigated");

  await page.keyboard.press("u");
  await expect(page.getByRole("dialog", { name: "Send an update" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await focused(page);

  await page.keyboard.press("n");
  await expect(page.getByLabel("What happened?")).toBeFocused();
  await page.keyboard.type("First note");
  await page.keyboard.press("Control+Enter");
  const entry = page.getByRole("listitem").filter({ hasText: "First note" });
  await expect(entry.getByRole("button", { name: "Remove" })).toBeVisible();
  await expect(page.getByLabel("What happened?")).toBeFocused();
  await page.keyboard.press("Escape");

  await page.keyboard.press("c");
  expect(await focused(page)).toBe("Acknowledge the alert");
  await page.getByRole("checkbox", { name: "Determine the scope" }).press("Space");
  await expect(page.getByRole("checkbox", { name: "Determine the scope" })).toBeChecked();
  expect(await focused(page)).toBe("Determine the scope");

  await entry.getByRole("button", { name: "Remove" }).press("Enter");
  await page.getByRole("dialog").getByLabel("Why").fill("Written in the wrong room");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Removed by")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await focused(page);

  await page.keyboard.press("s");
  await page.getByRole("dialog").getByLabel("Severity").selectOption("SEV4");
  await page.getByRole("dialog").getByLabel("Why").fill("Nobody is affected");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await focused(page);

  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "Resolve", exact: true })).toBeVisible();
  await focused(page);
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).press("Enter");
  await expect(page.getByRole("button", { name: "Close incident" })).toBeVisible();
  await focused(page);

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { level: 1, name: "Incidents" })).toBeVisible();
  await focused(page);
});

test("J and K walk the rows of the board, Enter opens one", async ({ page }) => {
  await page.goto("/incidents");
  const titles = page.locator("[data-row-handle]");
  await expect(titles.nth(2)).toBeVisible();
  await page.keyboard.press("j");
  await expect(titles.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(titles.nth(1)).toBeFocused();
  const title = (await titles.nth(1).textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("J walks action items and entries, Enter goes into the row", async ({ page }) => {
  await page.goto("/action-items");
  const rows = page.locator("[data-row]");
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows.first().locator(":focus")).toHaveCount(1);

  await page.goto("/incidents/41");
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the parts of the room are tabs, and keys find what is in a hidden one", async ({
    page,
  }) => {
    await page.goto("/incidents/41");
    const [timeline, checklist, facts] = ["Timeline", "Checklist", "Facts"].map((name) => ({
      tab: page.getByRole("tab", { name }),
      panel: page.getByRole("tabpanel", { name }),
    })) as [Part, Part, Part];
    await expect(timeline.panel).toBeVisible();
    await expect(checklist.panel).toBeHidden();
    await timeline.tab.focus();
    await page.keyboard.press("ArrowRight");
    await expect(checklist.tab).toBeFocused();
    await expect(checklist.panel).toBeVisible();
    await expect(timeline.panel).toBeHidden();
    await page.keyboard.press("End");
    await expect(facts.tab).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(timeline.tab).toBeFocused();
    await expect(checklist.tab).toHaveAttribute("tabindex", "-1");

    await page.keyboard.press("c");
    await expect(checklist.panel.getByRole("checkbox").first()).toBeFocused();
    await page.keyboard.press("n");
    await expect(page.getByLabel("What happened?")).toBeFocused();
  });
});

type Part = { tab: ReturnType<Page["getByRole"]>; panel: ReturnType<Page["getByRole"]> };
