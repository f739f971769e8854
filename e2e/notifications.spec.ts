import { randomUUID } from "node:crypto";
import { collectErrors, declareIncident, expect, SIGNED_OUT, test } from "./fixtures";

test("who is given a role sees it at the bell, goes there, and has read it", async ({
  page,
  browser,
}) => {
  const name = `Grace ${randomUUID().slice(0, 8)}`;
  await page.goto("/settings/people");
  await page.getByLabel("Invite by e-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("As", { exact: true }).selectOption("RESPONDER");
  await page.getByRole("button", { name: "Invite" }).click();
  const link = new URL((await page.getByText(/\/invite\//).textContent()) ?? "").pathname;

  const context = await browser.newContext({ storageState: SIGNED_OUT });
  const hers = await context.newPage();
  const errors = collectErrors(hers);
  await hers.goto(link);
  await hers.getByLabel("Your name").fill(name);
  await hers.getByLabel("Password").fill("a long enough password");
  await hers.getByRole("button", { name: "Create account" }).click();
  await hers.waitForURL(/\/incidents$/);
  await hers.getByRole("link", { name: "Notifications", exact: true }).click();
  await expect(hers.getByText("Nothing yet")).toBeVisible();

  const title = `Queue grows ${randomUUID().slice(0, 8)}`;
  const number = await declareIncident(page, title, "SEV4");
  await page.getByRole("combobox", { name: "Scribe" }).selectOption({ label: name });
  await page.getByRole("combobox", { name: "Operations" }).selectOption({ label: name });

  // Nobody reloads: the bell asks by itself.
  const bell = hers.getByRole("link", { name: "Notifications, 2 unread" });
  await expect(bell).toBeVisible({ timeout: 40_000 });
  await hers.goto("/incidents");
  await bell.click();
  const item = hers.getByRole("listitem").filter({ hasText: "You are now scribe." });
  await expect(item).toContainText(title);
  await item.getByRole("link").click();
  await expect(hers).toHaveURL(new RegExp(`/incidents/${number}$`));
  await hers.getByRole("link", { name: "Notifications, 1 unread" }).click();
  await hers.getByRole("button", { name: "Mark all as read" }).click();
  await expect(hers.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  await expect(hers.getByText("Unread: ")).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
});
