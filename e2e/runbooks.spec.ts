import { declareIncident, expect, test } from "./fixtures";

test("a runbook is written for a service, found in its incident's room, kept right, and put away", async ({
  page,
}) => {
  await page.goto("/services");
  await page.getByRole("button", { name: "Add service" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Ledger");
  await dialog.getByLabel("Short name").fill("ledger");
  await dialog.getByRole("button", { name: "Add service" }).click();
  const parts = page.getByRole("navigation", { name: "Parts of this service" });
  await parts.getByRole("link", { name: "Runbooks" }).click();

  await page.getByRole("link", { name: "Write a runbook" }).click();
  await expect(page.getByRole("checkbox", { name: "Ledger" })).toBeChecked();
  await page.getByLabel("Title").fill("Rebuild the ledger's index");
  await page.getByRole("textbox", { name: "Steps" }).fill("1. Stop the writers.\n2. Rebuild it.");
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Rebuild the ledger's index");
  await expect(page.getByRole("textbox", { name: "Steps" })).toContainText("Rebuild it.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rebuild the ledger's index");
  await expect(page.getByRole("listitem").filter({ hasText: "Stop the writers." })).toBeVisible();
  await expect(page.getByText("Current", { exact: true })).toBeVisible();
  const runbook = page.url();

  await declareIncident(page, "Ledger is behind", "SEV3");
  const panel = page.getByRole("region", { name: "Runbooks" });
  await expect(panel.getByText("Name the services that are affected")).toBeVisible();
  const details = page.getByRole("region", { name: "Details" });
  await details.getByRole("button", { name: "Edit" }).click();
  await dialog.getByRole("checkbox", { name: "Ledger" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("link", { name: "Rebuild the ledger's index" })).toBeVisible();

  await page.goto(runbook);
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Steps" }).fill("1. Stop all writers.\n2. Rebuild it.");
  await page.getByRole("checkbox", { name: /I read all of it/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Stop all writers.")).toBeVisible();
  await page.getByRole("button", { name: "I read it: it is right" }).click();
  await expect(page.getByText(/Reviewed .* by Ada Lovelace/)).toBeVisible();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
  await page.goto("/runbooks?service=ledger");
  await expect(page.getByText("No runbook for this service")).toBeVisible();
});

test("two people write one runbook: the second compares before saving over the first", async ({
  page,
}) => {
  await page.goto("/runbooks/new");
  await page.getByLabel("Title").fill("Two write this");
  await page.getByRole("textbox", { name: "Steps" }).fill("1. Begin.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Steps" }).fill("1. Begin here.");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("textbox", { name: "Steps" }).fill("1. Begin there.");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Begin there.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "What it says now" })).toContainText(
    "Begin there.",
  );
  await page.getByRole("button", { name: "Save mine as the next revision" }).click();
  await expect(page.getByText("Begin here.")).toBeVisible();
  await page.getByRole("link", { name: /compare it with earlier ones/ }).click();
  await expect(page.getByRole("deletion")).toHaveText("there");
  await expect(page.getByRole("insertion")).toHaveText("here");
});
