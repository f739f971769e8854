import { ADMIN_STATE, declareIncident, expect, SIGNED_OUT, signIn, test } from "./fixtures";

test("others see a declaration, an entry and a tick without reloading, and lose nothing they type", async ({
  page,
  browser,
}) => {
  const context = await browser.newContext({ storageState: ADMIN_STATE });
  const other = await context.newPage();
  await other.goto("/incidents");
  await expect(other.getByRole("heading", { name: "Incidents", exact: true })).toBeVisible();

  const title = "Seen by everybody at once";
  const number = await declareIncident(page, title, "SEV3");
  await expect(other.getByRole("link", { name: title })).toBeVisible();

  await other.goto(`/incidents/${number}`);
  const box = other.getByLabel("What happened?");
  await box.fill("Half a sentence");
  await page.getByLabel("What happened?").fill("The pool is exhausted.");
  await page.getByLabel("What happened?").press("Control+Enter");
  await expect(other.getByText("The pool is exhausted.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Determine the scope" }).click();
  await expect(other.getByRole("checkbox", { name: "Determine the scope" })).toBeChecked();
  await expect(box).toHaveValue("Half a sentence");
  await expect(box).toBeFocused();
  await context.close();
});

test("a session that is ended elsewhere leaves the page by itself", async ({ page, browser }) => {
  const userAgent = "Mozilla/5.0 (iPad) Safari/604.1";
  const tablet = await browser.newContext({ storageState: SIGNED_OUT, userAgent });
  const elsewhere = await tablet.newPage();
  await signIn(elsewhere);
  await page.goto("/settings/sessions");
  const row = page.getByRole("listitem").filter({ hasText: "Safari on iPad" });
  await row.getByRole("button", { name: /^End / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await tablet.close();
});

test("a tick shows before it is stored, and goes back when it cannot be", async ({
  page,
  errors,
}) => {
  const number = await declareIncident(page, "Ticked on a slow line", "SEV3");
  let fail: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route(`**/incidents/${number}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await held;
    await route.abort();
  });
  const box = page.getByRole("checkbox", { name: "Determine the scope" });
  await box.click();
  await expect(box).toBeChecked();
  fail();
  await expect(page.getByText("No answer came. What you typed is kept")).toBeVisible();
  await expect(box).not.toBeChecked();
  // The browser itself complains about the request that was cut off.
  expect(errors.splice(0)).toEqual([expect.stringContaining("Failed to load resource")]);
});
