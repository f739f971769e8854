import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Adds an item from the list by its button; answers its number, read from its page. */
async function addItem(page: Page, title: string): Promise<void> {
  await page.goto("/action-items");
  await page.getByRole("button", { name: "Add action item" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What will be done?").fill(title);
  await dialog.getByLabel("Due").fill("2032-03-01");
  await dialog.getByRole("button", { name: "Add action item" }).click();
  await expect(dialog).toBeHidden();
}

test("an item is edited where it stands, postponed with a reason, closed and opened again", async ({
  page,
}) => {
  const title = `Page somebody when a backup is late ${Date.now()}`;
  await addItem(page, title);
  const row = page.getByRole("listitem", { name: title });
  await row.getByLabel(/^Owner of/).selectOption({ label: "Ada Lovelace" });
  await row.getByLabel(/^Priority of/).selectOption("P0");
  await row.getByRole("button", { name: /^Edit ticket link/ }).click();
  await row.getByRole("textbox").fill("https://tracker.example/browse/PLAT-7");
  await page.keyboard.press("Enter");
  await expect(row.getByRole("link", { name: "PLAT-7" })).toBeVisible();

  await row.getByRole("button", { name: /^Edit due day/ }).click();
  await row.getByLabel(/^Due day of/).fill("2032-04-01");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Postpone" });
  await dialog.getByRole("button", { name: "Postpone" }).click();
  await expect(dialog.getByText("Say why it is postponed.")).toBeVisible();
  await dialog.getByLabel("Why").fill("The vendor answers in March");
  await dialog.getByRole("button", { name: "Postpone" }).click();
  await expect(row.getByText("Postponed once")).toBeVisible();

  await row.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Due: 2032-03-01 → 2032-04-01");
  await expect(history).toContainText("Owner: nobody → Ada Lovelace");
  await expect(page.getByRole("region", { name: "Postponed" })).toContainText(
    "The vendor answers in March",
  );

  await page.getByRole("button", { name: /^Edit title of/ }).click();
  await page.getByLabel(/^Title of/).fill(`${title}, by phone`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `${title}, by phone` })).toBeVisible();

  await page.keyboard.press("c");
  await page.keyboard.type("Ask <b>who</b> is on call **first**");
  await page.reload();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(/on call/);
  await page.getByRole("button", { name: "Comment" }).click();
  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments.getByRole("listitem")).toContainText("is on call first");
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");

  const state = page.getByLabel(/^State of/);
  await state.selectOption("DONE");
  await page.getByRole("dialog").getByLabel("Evidence").fill("Alert 12 fired in the drill");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(state).toHaveValue("DONE");
  await expect(page.getByRole("definition").getByText("Alert 12 fired in the drill")).toBeVisible();
  await state.selectOption("OPEN");
  await page.getByRole("dialog").getByLabel("Why").fill("It was silent last night");
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(history).toContainText("Done → Open");
  await expect(history).toContainText("It was silent last night");
});

test("what somebody else changed meanwhile is not overwritten", async ({ page, context }) => {
  const title = `Rehearse the restore ${Date.now()}`;
  await addItem(page, title);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel(/^Priority of/).selectOption("P2");
  await expect(other.getByRole("region", { name: "History" })).toContainText("P1 → P2");
  await expect(page.getByLabel(/^Priority of/)).toHaveValue("P2");
});
