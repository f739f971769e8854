import { type MailServer, startMailServer } from "@/lib/mail/testing/mail-server";
import { ADMIN, expect, test } from "./fixtures";

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
  const [first] = server.received.filter(TO_ADMIN).slice(-1);
  expect(first?.headers.get("subject")).toBe("Muster can send you mail");
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
