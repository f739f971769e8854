import { readFileSync } from "node:fs";
import { ADMIN, declareIncident, expect, inviteInto, SIGNED_OUT, test } from "./fixtures";

test("an admin sees who did what, who was refused and who looked, and takes it along", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const strange = await browser.newContext({ storageState: SIGNED_OUT });
  const stranger = await strange.newPage();
  await stranger.goto("/sign-in");
  await stranger.getByLabel("E-mail").fill(ADMIN.email);
  await stranger.getByLabel("Password").fill("not the password");
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await expect(stranger.getByText(/do not fit|wrong|not.*right/i).first()).toBeVisible();
  await strange.close();

  const incident = await declareIncident(page, "Audited outage", "SEV3");
  await page.goto("/settings/audit-log");
  const events = page.getByRole("list", { name: "Events" });
  await expect(events.getByText("Incident: declared").first()).toBeVisible();

  await page.getByLabel("Incident", { exact: true }).fill(`INC-${incident}`);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(new RegExp(`incident=INC-${incident}`));
  await expect(events.getByRole("link", { name: `INC-${incident}` }).first()).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  const csv = readFileSync(await file.path(), "utf8");
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv).toContain(`"incident.declared"`);

  await page.goto("/settings/audit-log");
  await page.getByRole("link", { name: "Looks and exports" }).click();
  await expect(events.getByText("Audit log: exported").first()).toBeVisible();

  // A refusal is told when its minute is over.
  await page.goto("/settings/audit-log?kind=refused");
  await expect(async () => {
    await page.reload();
    await expect(events.getByText("Wrong password").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 75_000 });
  await expect(events.getByText("Refused").first()).toBeVisible();
});

test("nobody but admins finds the audit log", async ({ page, browser }) => {
  const manager = await inviteInto(browser, { by: page, name: "Max Manager", role: "MANAGER" });
  await manager.goto("/settings");
  await expect(manager.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  expect((await manager.goto("/settings/audit-log"))?.status()).toBe(404);
  const answer = await manager.request.get("/api/console/audit-log.csv");
  expect(answer.status()).toBe(403);
  await manager.context().close();
});

test("the audit log fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/settings/audit-log");
  const list = page.getByRole("list", { name: "Events" });
  await expect(list).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
