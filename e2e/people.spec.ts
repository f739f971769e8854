import { randomUUID } from "node:crypto";
import { ADMIN, declareIncident, expect, inviteInto, SIGNED_OUT, signIn, test } from "./fixtures";

test("an invited viewer joins once, and is told why they cannot change anything", async ({
  page,
  browser,
}) => {
  await page.goto("/settings/people");
  await page.getByLabel("Invite by e-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("As", { exact: true }).selectOption("VIEWER");
  await page.getByRole("button", { name: "Invite" }).click();
  const link = new URL((await page.getByText(/\/invite\//).textContent()) ?? "").pathname;

  const context = await browser.newContext({ storageState: SIGNED_OUT });
  const theirs = await context.newPage();
  const join = async (name: string) => {
    await theirs.goto(link);
    await theirs.getByLabel("Your name").fill(name);
    await theirs.getByLabel("Password").fill("a long enough password");
    await theirs.getByRole("button", { name: "Create account" }).click();
  };
  await join("Vera Rubin");
  await theirs.waitForURL(/\/incidents$/);
  const declare = theirs.getByRole("button", { name: /Declare incident/ });
  await expect(declare).toHaveAttribute("aria-disabled", "true");
  const reason = "Only admins, managers and responders may declare incidents.";
  await theirs.keyboard.press("Control+k");
  await expect(theirs.getByRole("option", { name: /Declare an incident/ })).toContainText(reason);
  await theirs.keyboard.press("Escape");
  await join("Somebody else");
  const used = "This invitation was used or is too old: ask for a new one.";
  await expect(theirs.getByText(used)).toBeVisible();
  await context.close();
});

test("ending somebody's access asks once, names what is theirs, and hands it over", async ({
  page,
  browser,
}) => {
  const name = `Leaving ${randomUUID().slice(0, 8)}`;
  const theirs = await inviteInto(browser, { by: page, name, role: "RESPONDER" });
  const number = await declareIncident(page, "Handed over", "SEV3");
  await page.getByRole("combobox", { name: "Scribe" }).selectOption({ label: name });
  // Stored before the page is left.
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(name);
  await page.goto("/settings/people");
  await page.getByRole("button", { name: `End access of ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `End the access of ${name}?` });
  await expect(dialog.getByText("1 role in an open incident")).toBeVisible();
  await dialog.getByLabel("Hand them to").selectOption({ label: ADMIN.name });
  await dialog.getByRole("button", { name: "End access" }).click();
  await expect(
    page.getByRole("button", { name: new RegExp(`Let in again.*${name}`) }),
  ).toBeVisible();
  await theirs.goto("/incidents");
  await expect(theirs).toHaveURL(/\/sign-in$/);
  await page.goto(`/incidents/${number}`);
  const scribe = page.getByRole("combobox", { name: "Scribe" });
  await expect(scribe.locator("option:checked")).toHaveText(ADMIN.name);
  await theirs.context().close();
});

test("ending other sessions signs those browsers out at once", async ({ browser }) => {
  const here = await (await browser.newContext({ storageState: SIGNED_OUT })).newPage();
  // No other journey has a telephone, so its row in the list is this one's own.
  const userAgent = "Mozilla/5.0 (iPhone) Safari/604.1";
  const phone = await browser.newContext({ storageState: SIGNED_OUT, userAgent });
  const elsewhere = await phone.newPage();
  await signIn(elsewhere);
  await signIn(here);
  await here.goto("/settings/sessions");
  await expect(here.getByText("This session")).toHaveCount(1);
  const row = here.getByRole("listitem").filter({ hasText: "Safari on iPhone" });
  await row.getByRole("button", { name: "End Safari on iPhone" }).click();
  await here.getByRole("button", { name: "End it" }).click();
  await expect(row).toBeHidden();
  await elsewhere.goto("/incidents");
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
});

test.describe("signed out", () => {
  test.use({ storageState: SIGNED_OUT });

  test("a wrong password says so and keeps the address", async ({ page, errors }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill("nobody@example.org");
    await page.getByLabel("Password").fill("wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const message = "E-mail and password do not fit. Check both and try again.";
    await expect(page.getByText(message)).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue("nobody@example.org");
    // The browser itself logs the 401 that next-auth answers with.
    expect(errors.splice(0).every((error) => error.includes("401"))).toBe(true);
  });

  test("every page asks for a sign-in and opens after it, and files answer 401", async ({
    page,
  }) => {
    await page.goto("/settings/sessions");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fsessions$/);
    expect((await page.request.get("/incidents/1/postmortem.md")).status()).toBe(401);
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/settings\/sessions$/);
  });

  test("nobody can frame a page or lead a sign-in elsewhere", async ({ page }) => {
    const answer = await page.goto("/sign-in?next=//evil.example&error=Call+this+number+now");
    expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer?.headers()["x-content-type-options"]).toBe("nosniff");
    await expect(page.getByText("Signing in did not work. Try again.")).toBeVisible();
    await expect(page.getByText("Call this number")).toHaveCount(0);
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/incidents$/);
  });
});

test("two people edit one entry: the second is shown what the first wrote", async ({
  page,
  context,
}) => {
  const number = await declareIncident(page, "Two writers", "SEV3");
  await page.getByLabel("What happened?").fill("First text");
  await page.getByRole("button", { name: "Add entry" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "First text" })).toBeVisible();
  const second = await context.newPage();
  await second.goto(`/incidents/${number}`);
  const timeline = (on: typeof page) => on.getByRole("region", { name: "Timeline" });
  for (const each of [page, second]) {
    await timeline(each).getByRole("button", { name: "Edit", exact: true }).first().click();
  }
  await page.getByLabel("Text").fill("Changed by the first");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Changed by the first")).toBeVisible();
  await second.getByLabel("Text").fill("Changed by the second");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("It now says:")).toBeVisible();
  await expect(second.getByLabel("Text")).toHaveValue("Changed by the second");
});
