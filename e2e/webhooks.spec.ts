import { Webhook } from "standardwebhooks";
import { type Answering, startReceiver } from "@/lib/testing/webhooks/receiver";
import { declareIncident, expect, test } from "./fixtures";

const open: { close: () => Promise<void> }[] = [];
test.afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function receive(answering: Answering) {
  const receiver = await startReceiver(answering);
  open.push(receiver);
  return receiver;
}

test("another system hears of an incident, and an admin sees, repeats and rotates", async ({
  page,
}) => {
  const receiver = await receive(200);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("button", { name: "Add webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Paging bridge");
  await dialog.getByLabel("Address").fill("http://10.0.0.1/hook");
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await expect(dialog.getByText(/10\.0\.0\.1 is not a public address/)).toBeVisible();
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByLabel("Only these").check();
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await expect(dialog.getByText("Choose at least one event")).toBeVisible();
  await dialog.getByLabel("An incident was declared").check();
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  const old = (await dialog.getByText(/^whsec_/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "Go to the webhook" }).click();
  await expect(page.getByRole("heading", { name: "Paging bridge" })).toBeVisible();
  const webhookUrl = page.url();

  const number = await declareIncident(page, "Heard elsewhere", "SEV3");
  await expect.poll(() => ofIncident(receiver, number).length).toBe(1);
  const [message] = ofIncident(receiver, number);
  new Webhook(old).verify(message?.body ?? "", message?.headers ?? {});

  await page.goto(webhookUrl);
  await expect(page.getByText(/^Working\./)).toBeVisible();
  const row = page
    .getByRole("list", { name: "Deliveries" })
    .getByRole("listitem")
    .filter({ hasText: `INC-${number}` });
  await expect(row).toContainText("Delivered");
  await row.getByRole("link", { name: "incident.declared" }).click();
  await expect(page.getByRole("table", { name: "Attempts" })).toContainText("Said 200");
  await expect(page.getByLabel("Message as sent")).toContainText("Heard elsewhere");
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("link", { name: "the first time" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Attempts" })).toContainText("Delivered.");
  const ids = ofIncident(receiver, number).map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([ids[0], ids[0]]);

  await page.goto(webhookUrl);
  await page.getByRole("button", { name: "New secret" }).click();
  await dialog.getByRole("button", { name: "Make a new secret" }).click();
  const fresh = (await dialog.getByText(/^whsec_/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  const isTest = ({ body }: { body: string }) => JSON.parse(body).type === "webhook.test";
  await expect.poll(() => receiver.received.filter(isTest).length).toBe(1);
  const tested = receiver.received.find(isTest);
  for (const secret of [old, fresh]) {
    new Webhook(secret).verify(tested?.body ?? "", tested?.headers ?? {});
  }
});

test("a receiver that fails is shown, switched off and deleted, and its log stays", async ({
  page,
}) => {
  const receiver = await receive(503);
  await page.goto("/settings/webhooks");
  await page.getByRole("button", { name: "Add webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Broken bridge");
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByLabel("Only these").check();
  await dialog.getByLabel("A postmortem was waived").check();
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await dialog.getByRole("button", { name: "Go to the webhook" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(/^Failing since/)).toBeVisible();

  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText(/^Switched off/)).toBeVisible();
  receiver.answering = 200;
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText(/^Working\./)).toBeVisible();

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("button", { name: "Delete Broken bridge" }).click();
  await expect(page.getByText(/^Deleted/)).toBeVisible();
  await page.getByRole("link", { name: "All webhooks" }).click();
  await page.getByText("Deleted ones").click();
  const deleted = page.getByRole("list", { name: "Deleted webhooks" });
  await deleted.getByRole("link", { name: "Broken bridge" }).first().click();
  await page.getByRole("link", { name: "webhook.test" }).click();
  await expect(page.getByRole("table", { name: "Attempts" })).toContainText("503 instead of 2xx");
});

function ofIncident(receiver: Awaited<ReturnType<typeof receive>>, number: number) {
  return receiver.received.filter(({ body }) => JSON.parse(body).data.incident?.number === number);
}
