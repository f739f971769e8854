import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

/** What opens a form in the room, where to type in it, and words that only this form has. */
const FORMS = [
  ["Correct facts", "Why", "Seen on the dashboard"],
  ["Edit details", "Summary", "Cards are refused in Europe"],
  ["Change the severity", "Why", "Everybody is hit"],
  ["Cancel incident", "Why", "The check was wrong"],
] as const;

async function open(page: Page, command: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Search and actions" });
  await palette.getByRole("combobox").fill(command);
  await palette.getByRole("option", { name: command }).first().click();
}

test("what is typed in a form of the room outlives Escape and a reload, until somebody starts over", async ({
  page,
}) => {
  await declareIncident(page, "Forms that keep words", "SEV3");
  const dialog = page.getByRole("dialog");
  for (const [command, label, words] of FORMS) {
    await open(page, command);
    await dialog.getByLabel(label, { exact: true }).fill(words);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await page.reload();
  for (const [command, label, words] of FORMS) {
    await open(page, command);
    await expect(dialog.getByLabel(label, { exact: true })).toHaveValue(words);
    await dialog.getByRole("button", { name: "Start over" }).click();
    await expect(dialog.getByLabel(label, { exact: true })).toHaveValue("");
    await page.keyboard.press("Escape");
    await open(page, command);
    await expect(dialog.getByLabel(label, { exact: true })).toHaveValue("");
    await page.keyboard.press("Escape");
  }
});

test("a time of which a part was taken away stays as it was stored", async ({ page }) => {
  await declareIncident(page, "A part of a time", "SEV3");
  const dialog = page.getByRole("dialog");
  await open(page, "Correct facts");
  const began = dialog.getByLabel(/^Impact started/);
  await began.fill("2026-01-10T09:00:00");
  await dialog.getByLabel("Declared").fill("2026-01-10T09:20:00");
  await dialog.getByLabel("Detected").fill("2026-01-10T09:10:00");
  await dialog.getByLabel("Why", { exact: true }).fill("From the graphs");
  await dialog.getByRole("button", { name: "Save corrections" }).click();
  await expect(dialog).toBeHidden();

  await open(page, "Correct facts");
  await began.focus();
  await page.keyboard.press("Backspace");
  await expect(
    dialog.getByText("Complete the date and the time, or clear all of it."),
  ).toBeVisible();
  await dialog.getByLabel("Users affected, %").fill("12,5");
  await dialog.getByLabel("Why", { exact: true }).fill("Measured");
  await dialog.getByRole("button", { name: "Save corrections" }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");

  await open(page, "Correct facts");
  await expect(began).toHaveValue(/^2026-01-10T09:00/);
  await dialog.getByRole("button", { name: "Save corrections" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("12.5 %", { exact: true })).toBeVisible();
});
