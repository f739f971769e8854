import { declareIncident, expect, test } from "./fixtures";

test("a replay shows status, people and entries as they stood, by steps and by dragging", async ({
  page,
}) => {
  const number = await declareIncident(page, "Replayed afterwards", "SEV2");
  await page.getByRole("button", { name: "Acknowledge", exact: true }).click();
  await expect(page.getByRole("button", { name: "Mark mitigated" })).toBeVisible();
  await page.getByLabel("What happened?").fill("The cache was cold.");
  await page.getByLabel("What happened?").press("Control+Enter");
  await expect(page.getByRole("listitem").getByText("The cache was cold.")).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Replay" }).click();
  await page.waitForURL(`/incidents/${number}/replay`);
  const stood = page.getByRole("region", { name: "How it stood" });
  const happened = page.getByRole("region", { name: "What had happened" });
  await expect(stood.getByText("Triage", { exact: true })).toBeVisible();
  await expect(stood.getByText("Nobody yet")).toBeVisible();
  await expect(happened.getByText("The cache was cold.")).toBeHidden();

  await page.keyboard.press("j");
  await expect(stood.getByText("Investigating")).toBeVisible();
  await expect(stood.getByText("Ada Lovelace", { exact: true })).toBeVisible();
  await expect(happened.getByText("The cache was cold.")).toBeVisible();
  await page.keyboard.press("k");
  await expect(happened.getByText("The cache was cold.")).toBeHidden();

  const scrubber = page.getByRole("slider", { name: "Minute of the incident" });
  await scrubber.focus();
  await page.keyboard.press("End");
  await expect(happened.getByText("The cache was cold.")).toBeVisible();
  await page.getByRole("button", { name: "Play" }).click();
  await expect(happened.getByText("The cache was cold.")).toBeVisible();
});
