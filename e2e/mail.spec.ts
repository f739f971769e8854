import { randomUUID } from "node:crypto";
import { type MailServer, startMailServer } from "@/lib/testing/mail/mail-server";
import { ADMIN, expect, inviteInto, SIGNED_OUT, test } from "./fixtures";

const SMTP_URL = process.env.SMTP_URL ?? "smtp://127.0.0.1:2525";
const TO_ADMIN = ({ to }: { to: readonly string[] }) => to.includes(ADMIN.email);

// One server for all of them, on the one port that the app was told.
test.describe.configure({ mode: "default" });
let server: MailServer;
test.beforeAll(async () => {
  server = await startMailServer(Number(new URL(SMTP_URL).port));
});
test.afterAll(() => server.goDown());

test("one chooses when one is mailed, and the choice stays", async ({ page }) => {
  await page.goto("/notifications");
  await page.getByRole("link", { name: "What is mailed to me" }).click();
  const mentions = page.getByLabel("Somebody mentions you");
  const breaches = page.getByLabel("A promise on your incident is broken");
  await expect(breaches).toHaveValue("AT_ONCE");
  await mentions.selectOption({ label: "No mail" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your choices are kept.")).toBeVisible();
  await page.reload();
  await expect(mentions).toHaveValue("OFF");
  await expect(breaches).toHaveValue("AT_ONCE");
});

test("a test mail arrives, stands in the log, and an admin has it sent again", async ({ page }) => {
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "Send me a test mail" }).click();
  const status = page.getByRole("status").filter({ hasText: "250 Queued" });
  await expect(status).toContainText(`on its way to ${ADMIN.email}`);
  // Other journeys give the same admin reasons to be mailed.
  const isTest = ({ headers }: { headers: ReadonlyMap<string, unknown> }) =>
    headers.get("subject") === "Muster can send you mail";
  const [first] = server.received.filter(TO_ADMIN).filter(isTest).slice(-1);
  expect(first?.text).toContain("/settings/notifications");

  await page.getByRole("link", { name: "Mail", exact: true }).click();
  await page.getByRole("link", { name: "Sent", exact: true }).click();
  const row = page
    .getByRole("list", { name: "Mail" })
    .getByRole("listitem")
    .filter({ hasText: "Muster can send you mail" })
    .first();
  await expect(row).toContainText("The mail server took it: 250 Queued");
  await row.getByRole("button", { name: "Send again" }).click();
  await expect(row.getByText("2 attempts, and the text")).toBeVisible();
  const ids = server.received.filter(TO_ADMIN).map(({ headers }) => headers.get("message-id"));
  expect(ids.filter((id) => id === first?.headers.get("message-id"))).toHaveLength(2);
});

test("a test mail that is refused says so, in the mail server's words", async ({ page }) => {
  server.setMood("NO_RECIPIENT");
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "Send me a test mail" }).click();
  await expect(page.getByRole("status").filter({ hasText: "It was not sent." })).toContainText(
    "The mail server refuses it: 550 5.1.1 No such user here",
  );
  server.setMood("TAKE");
});

test("a forgotten password is replaced through a mail, and sessions elsewhere end", async ({
  page,
  browser,
}) => {
  const name = `Forgetful ${randomUUID().slice(0, 8)}`;
  const elsewhere = await inviteInto(browser, { by: page, name, role: "RESPONDER" });
  await page.reload();
  const row = page.getByRole("listitem").filter({ hasText: name });
  const email = (await row.getByText("@example.org").textContent()) ?? "";

  const context = await browser.newContext({ storageState: SIGNED_OUT });
  const theirs = await context.newPage();
  await theirs.goto("/sign-in");
  await theirs.getByRole("link", { name: "Forgot password?" }).click();
  // Both pages have a field of this name.
  await theirs.waitForURL(/\/forgot$/);
  await theirs.getByLabel("E-mail").fill(email);
  await theirs.getByRole("button", { name: "Send the link" }).click();
  await expect(theirs.getByRole("status").filter({ hasText: email })).toContainText("on its way");
  const link = await theirLink(email);

  await theirs.goto(link);
  const choose = async (password: string) => {
    await theirs.getByLabel("New password").fill(password);
    await theirs.getByRole("button", { name: "Change password" }).click();
  };
  await choose("password1234");
  await expect(theirs.getByText("This password is on every list of guesses")).toBeVisible();
  await choose("an entirely new password");
  await theirs.waitForURL(/\/incidents$/);
  await elsewhere.goto("/incidents");
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
  await theirs.goto(link);
  await choose("yet another new password");
  await expect(theirs.getByText("This link was used or is too old")).toBeVisible();
  await context.close();
  await elsewhere.context().close();
});

async function theirLink(email: string): Promise<string> {
  const find = () => {
    const texts = server.received.filter(({ to }) => to.includes(email)).map(({ text }) => text);
    return /\/reset\/[\w-]+/.exec(texts.join("\n"))?.[0];
  };
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return find() ?? "";
}
