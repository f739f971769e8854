import { randomUUID } from "node:crypto";
import { type Browser, test as base, expect, type Page } from "@playwright/test";

/** Where the first start leaves the admin's session for all journeys. */
export const ADMIN_STATE = "test-results/.state/admin.json";
export const SIGNED_OUT = { cookies: [], origins: [] };
export const ADMIN = {
  name: "Ada Lovelace",
  email: "ada@example.org",
  password: "correct horse battery",
} as const;

/** A page that is signed in as the admin; anything the browser logs as an error fails the journey. */
export const test = base.extend<{ errors: string[] }>({
  storageState: ADMIN_STATE,
  errors: [
    async ({ page }, use) => {
      const errors = collectErrors(page);
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What the page's console and scripts complain about from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}

/** Declares an incident from the board in three interactions and waits for its room. */
export async function declareIncident(
  page: Page,
  title: string,
  severity: string,
): Promise<number> {
  await page.goto("/incidents");
  await page.getByRole("button", { name: "Declare incident" }).click();
  await page.getByLabel("What is happening?").fill(title);
  await page.getByRole("button", { name: `Declare as ${severity}` }).click();
  await page.waitForURL(/\/incidents\/\d+$/);
  return Number(new URL(page.url()).pathname.split("/").at(-1));
}

/** Signs the admin in by hand, in a browser that knows nobody. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/incidents$/);
}

/** Invites somebody, who joins and is signed in, in a browser of their own. Close its context at the end. */
export async function inviteInto(
  browser: Browser,
  { by, name, role }: { by: Page; name: string; role: "VIEWER" | "RESPONDER" | "MANAGER" },
): Promise<Page> {
  await by.goto("/settings/people");
  await by.getByLabel("Invite by e-mail address").fill(`${randomUUID()}@example.org`);
  await by.getByLabel("As", { exact: true }).selectOption(role);
  await by.getByRole("button", { name: "Invite" }).click();
  const link = new URL((await by.getByText(/\/invite\//).textContent()) ?? "").pathname;
  const context = await browser.newContext({ storageState: SIGNED_OUT });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/incidents$/);
  return page;
}
