import { expect, test } from "@playwright/test";
import { ADMIN, ADMIN_STATE, collectErrors } from "./fixtures";

test("first start makes the first admin and fills the workspace with demo data", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors = collectErrors(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/welcome$/);
  // Strangers could come first here: without what the start printed there is no form.
  await page.getByLabel("Token").fill("a guess");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This is not the token that Muster printed")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveCount(0);
  await page.goto(process.env.MUSTER_TEST_SETUP ?? "");

  await page.locator("form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByLabel("Your name").fill(ADMIN.name);
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("radio", { name: /Demo data/ }).check();
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("This is not an e-mail address: check it.")).toBeVisible();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue(ADMIN.name);

  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/incidents$/, { timeout: 60_000 });
  const running = page.getByRole("link", { name: "Card payments time out in the checkout" });
  await expect(running).toBeVisible();
  await page.context().storageState({ path: ADMIN_STATE });

  await page.goto("/welcome");
  await expect(page).toHaveURL(/\/incidents$/);
  expect(errors).toEqual([]);
});
