import AxeBuilder from "@axe-core/playwright";
import { declareIncident, expect, test } from "./fixtures";
import { draftPostmortem } from "./postmortem";

test("phrasings that blame are marked as they are typed, explained, and switched off with a reason", async ({
  page,
}) => {
  await draftPostmortem(page, await declareIncident(page, "Search answers slowly", "SEV3"));
  await page.getByRole("button", { name: "Edit Root Cause" }).click();
  const field = page.getByRole("textbox", { name: "Root Cause" });
  await field.fill("Root cause: human error.\n\nThe check should have a timeout. Of course.");
  await page.getByText("2 phrasings to look at in Root Cause").click();
  await expect(page.getByText("What made the action possible")).toBeVisible();

  const show = page.getByRole("button", { name: "Show in text human error" });
  await show.focus();
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await page.keyboard.type("a prompt that looks the same on both hosts");
  await expect(field).toContainText("Root cause: a prompt that looks the same on both hosts.");
  const note = page.getByRole("region", { name: "Language" });
  await expect(note).toContainText("1 phrasing to look at: Root Cause 1");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "Switch off this rule Of course" }).click();
  await page.getByRole("button", { name: "Switch off", exact: true }).click();
  await expect(page.getByText("The reason is empty: write something.")).toBeVisible();
  await page.getByLabel("not fit this postmortem").fill("The name of a product");
  await page.keyboard.press("Enter");
  await expect(note).toContainText("“Of course” is switched off: The name of a product");
  await expect(page.getByText("to look at in Root Cause")).toHaveCount(0);
  await page.getByRole("button", { name: "Switch on Of course" }).click();
  await expect(note).toContainText("1 phrasing to look at");
});
