import { declareIncident, expect, test } from "./fixtures";

test("an update begins as a proposal, keeps what is typed, and says when the next one comes", async ({
  page,
}) => {
  await declareIncident(page, "Cards are refused", "SEV1");
  await page.keyboard.press("a");
  await expect(page.getByText("Commander Ada Lovelace")).toBeVisible();
  await page.keyboard.press("u");
  const dialog = page.getByRole("dialog", { name: "Send an update" });
  const message = dialog.getByRole("textbox", { name: "Message" });
  await expect(message).toHaveValue(/^\*\*SEV1, being investigated\*\*: Cards are refused\./);
  await expect(message).toHaveValue(/Next update by \d\d:\d\d UTC\.$/);
  await expect(dialog.getByText("Proposed from the record.")).toBeVisible();
  await expect(dialog.getByRole("option", { name: "By the policy: 30 min" })).toBeAttached();
  await expect(dialog.getByText("Nothing sent yet.")).toBeVisible();

  await dialog.getByLabel("Audience").selectOption("PUBLIC");
  await expect(message).toHaveValue(/^We are investigating a problem with our service\. We will/);
  await message.fill("**Cards** fail. Invoices work.");
  await dialog.getByLabel("Audience").selectOption("INTERNAL");
  await dialog.getByLabel("Next update").selectOption("In an hour");
  await expect(message).toHaveValue("**Cards** fail. Invoices work.");
  await dialog.getByText("Preview", { exact: true }).click();
  await expect(dialog.getByText("Cards", { exact: true })).toHaveCSS("font-weight", /[67]00/);

  await page.reload();
  await page.keyboard.press("u");
  await expect(message).toHaveValue("**Cards** fail. Invoices work.");
  await dialog.getByLabel("Next update").selectOption("In an hour");
  await dialog.getByRole("button", { name: "Send update" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Update sent (internal). Cards fail. Invoices work.")).toBeVisible();
  await expect(page.getByText(/^59:\d\d left$/)).toBeVisible();

  await page.keyboard.press("u");
  await expect(message).toHaveValue(/Nothing has changed since the last update\./);
  const previous = dialog.getByRole("region", { name: "Previous update" });
  await expect(previous).toContainText("Cards fail. Invoices work.");
  await message.fill("Never mind");
  await dialog.getByRole("button", { name: "Discard and propose again" }).click();
  await expect(message).toHaveValue(/Nothing has changed since the last update\./);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("updates are paused until a time that is chosen", async ({ page }) => {
  await declareIncident(page, "Waiting for the vendor", "SEV2");
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "Pause updates" }).click();
  const dialog = page.getByRole("dialog", { name: "Pause updates" });
  await dialog.getByLabel("Why").fill("The vendor works on it");
  await dialog.getByLabel("Resume").selectOption("Tomorrow at 09:00");
  await dialog.getByRole("button", { name: "Pause updates" }).click();
  await expect(page.getByText("Paused: The vendor works on it")).toBeVisible();
  await expect(page.getByText("Resumes by itself at")).toBeVisible();
  await expect(
    page.getByText(/Updates paused until .* UTC: The vendor works on it\./),
  ).toBeVisible();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause updates" })).toBeVisible();
});
