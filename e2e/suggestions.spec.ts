import { declareIncident, expect, test } from "./fixtures";
import { draftPostmortem } from "./postmortem";

test("what the record suggests shows its facts, and is taken in other words", async ({ page }) => {
  const number = await declareIncident(page, "Suggested from the record", "SEV3");
  await draftPostmortem(page, number);
  const suggested = page.getByRole("complementary", { name: /From the record/ });
  const first = suggested.getByRole("listitem").first();
  await first.getByText("Facts").click();
  await expect(first.getByRole("listitem").first()).toBeVisible();

  await first.getByRole("button", { name: "Edit" }).click();
  const words = first.getByRole("textbox", { name: /In your words/ });
  await words.fill("Somebody answered within seconds.");
  await page.reload();
  await first.getByRole("button", { name: "Edit" }).click();
  await expect(words).toHaveValue("Somebody answered within seconds.");
  const offers = suggested.getByRole("button", { name: "Accept" });
  const before = await offers.count();
  await words.press("Control+Enter");
  await expect(
    page.getByRole("article").getByText("Somebody answered within seconds."),
  ).toBeVisible();
  await expect(offers).toHaveCount(before - 1);
});
