import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const SIZES = [
  { name: "on a desk, light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "on a phone, dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
] as const;

for (const { name, ...use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test("from declaration to a postmortem with action items, by keyboard alone", async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const title = `Checkout fails ${name}`;
      await declareByKeyboard(page, title);
      await acknowledgeAndWrite(page);
      await workChecklist(page, use.viewport.width < 1024);
      await mitigateAndResolve(page);
      await finishPostmortem(page, title);
    });
  });
}

async function press(page: Page, button: string) {
  await page.getByRole("button", { name: button }).first().focus();
  await page.keyboard.press("Enter");
}

async function declareByKeyboard(page: Page, title: string) {
  await page.goto("/incidents");
  await expect(page.getByRole("heading", { name: "Incidents", exact: true })).toBeVisible();
  await page.keyboard.press("d");
  await page.getByLabel("What is happening?").focus();
  await page.keyboard.type(title);
  await press(page, "Declare as SEV2");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function acknowledgeAndWrite(page: Page) {
  await page.keyboard.press("a");
  await expect(page.getByText("Commander Ada Lovelace")).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("Card payments are **refused**.");
  await page.keyboard.press("Control+Enter");
  const entry = page.getByRole("listitem").filter({ hasText: "Card payments are refused." });
  await expect(entry).toBeVisible();
  await expect(page.getByLabel("What happened?")).toHaveValue("");

  await page.getByLabel("What happened?").focus();
  await page.keyboard.type("A draft that has to survive");
  await page.reload();
  await expect(page.getByLabel("What happened?")).toHaveValue("A draft that has to survive");
  await page.getByLabel("What happened?").fill("");
  await page.getByLabel("What happened?").press("Escape");
}

async function workChecklist(page: Page, isPhone: boolean) {
  if (isPhone) {
    await page.getByRole("tab", { name: "Checklist" }).focus();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("checkbox", { name: "Acknowledge the alert" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Determine the scope" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "Determine the scope" })).toBeChecked();
  await press(page, "Decide");
  await page.getByRole("radio", { name: "A rollback is not possible" }).focus();
  await page.keyboard.press("Space");
  await press(page, "Record the decision");
  await expect(page.getByText("Say why a rollback is not possible.")).toBeVisible();
  await page.getByLabel("Why not").fill("The schema changed");
  await page.keyboard.press("Enter");
  const said = page.getByRole("checkbox", { name: "If no rollback is possible, say why" });
  await expect(said).toBeChecked();
}

async function mitigateAndResolve(page: Page) {
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "Resolve", exact: true })).toBeVisible();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
  await expect(dialog.getByText("Still open on the checklist.")).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: /Draft the postmortem now/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Resolve" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/postmortem$/);
}

async function finishPostmortem(page: Page, title: string) {
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await press(page, "Edit Root Cause");
  const cause = "A migration changed a column that the old release still read.";
  await page.getByRole("textbox", { name: "Root Cause" }).fill(cause);
  await expect(page.getByText("Saved, last by Ada Lovelace").first()).toBeVisible();
  const accept = page.getByRole("button", { name: "Accept" });
  const before = await accept.count();
  expect(before).toBeGreaterThan(0);
  await press(page, "Accept");
  await expect(accept).toHaveCount(before - 1);

  const promise = `Check columns before release: ${title}`;
  await press(page, "Add action item");
  await page.getByLabel("What will be done?").fill(promise);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("cell", { name: promise })).toBeVisible();

  const answer = await page.request.get(page.url().replace("/postmortem", "/postmortem.md"));
  const markdown = await answer.text();
  expect(markdown).toContain(`## Postmortem: ${title}`);
  expect(markdown).toContain(cause);
  expect(markdown).toContain(promise);
  await page.goto("/action-items");
  await expect(page.getByText(promise)).toBeVisible();
}
