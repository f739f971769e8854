import AxeBuilder from "@axe-core/playwright";
import { declareIncident, expect, inviteInto, test } from "./fixtures";
import { draftPostmortem, storedMarkdown } from "./postmortem";

test("a debrief is led step by step, both people see the same, and notes land in the draft", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const grace = await inviteInto(browser, { by: page, name: "Grace Murray", role: "RESPONDER" });
  await draftPostmortem(page, await declareIncident(page, "Talked about", "SEV3"));
  const document = page.url();
  await page.getByRole("link", { name: "Debrief" }).click();
  await page.getByRole("button", { name: "Start the debrief" }).click();
  await expect(page.getByText("Step 1 of 7")).toBeVisible();
  await grace.goto(page.url());
  await expect(grace.getByText("Led by Ada Lovelace")).toBeVisible();

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  for (const each of [page, grace]) {
    await expect(each.getByText("Step 2 of 7")).toBeVisible();
    await expect(each.getByRole("region", { name: "Walk the timeline" })).toContainText("Resolved");
  }
  await grace.getByRole("button", { name: /^Next: How it made sense/ }).click();
  await expect(page.getByText("Step 3 of 7")).toBeVisible();
  const note = grace.getByLabel("Note", { exact: true });
  await note.fill("Grace should have seen it.");
  await expect(grace.getByText(/Ask instead:/)).toBeVisible();
  await note.fill("The graph showed averages only.");
  await note.press("Control+Enter");
  await expect(note).toHaveValue("");
  await expect(page.getByText("The graph showed averages only.")).toBeVisible();

  await page.getByLabel("Somebody else is there").selectOption({ label: "Grace Murray" });
  await expect(grace.getByLabel("Attendance of Grace Murray")).toHaveValue("there");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("p");
  await page.keyboard.type("Do other services share the pool?");
  await page.keyboard.press("Enter");
  const parked = grace.getByRole("region", { name: "Parking lot" });
  await expect(parked.getByText("Do other services share the pool?")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "End the debrief" }).click();
  const dialog = page.getByRole("dialog", { name: "End the debrief" });
  await expect(dialog.getByText("Do other services share the pool?")).toBeVisible();
  await dialog.getByRole("button", { name: "End it" }).click();
  await expect(grace.getByRole("region", { name: "Held before" })).toContainText("Grace Murray");
  await parked.getByRole("button", { name: "Dropped" }).click();
  await expect(parked.getByText("1 settled")).toBeVisible();
  await page.goto(document);
  expect(await storedMarkdown(page)).toContain("The graph showed averages only.");
  await grace.context().close();
});
