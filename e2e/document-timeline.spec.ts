import { declareIncident, expect, test } from "./fixtures";
import { draftPostmortem } from "./postmortem";

test("entries are chosen for the document, edited there, and the same in the incident", async ({
  page,
}) => {
  const number = await declareIncident(page, "Told in the document", "SEV3");
  await page.getByLabel("What happened?").fill("The index was missing.");
  await page.getByLabel("What happened?").press("Control+Enter");
  await expect(page.getByRole("listitem").getByText("The index was missing.")).toBeVisible();
  await draftPostmortem(page, number);
  const document = page.getByRole("article");
  await expect(document.getByText("The index was missing.")).toBeHidden();

  await document.getByRole("button", { name: "Choose entries" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose entries" });
  await dialog.getByRole("checkbox", { name: /The index was missing/ }).check();
  await expect(dialog.getByRole("checkbox", { name: /Acknowledged/ })).toBeDisabled();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(document.getByText("The index was missing.")).toBeVisible();

  const row = document.getByRole("listitem").filter({ hasText: "The index was missing." });
  await row.getByRole("button", { name: "Edit entry" }).click();
  await document.getByRole("textbox", { name: "Text" }).fill("The index on orders was missing.");
  await document.getByRole("button", { name: "Save" }).click();
  await expect(document.getByText("The index on orders was missing.")).toBeVisible();
  await page.goto(`/incidents/${number}`);
  await expect(page.getByText("The index on orders was missing.")).toBeVisible();

  await page.goto(`/incidents/${number}/postmortem`);
  await document.getByRole("button", { name: "Choose entries" }).click();
  await dialog.getByRole("checkbox", { name: /The index on orders/ }).uncheck();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(document.getByText("The index on orders was missing.")).toBeHidden();
});
