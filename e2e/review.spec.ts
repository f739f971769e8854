import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { collectErrors, declareIncident, expect, inviteInto, test } from "./fixtures";
import { draftPostmortem } from "./postmortem";

test("author and manager bring a postmortem from a declaration to a published PDF, each seeing the other at once", async ({
  page: admin,
  browser,
}) => {
  test.setTimeout(180_000);
  const author = await inviteInto(browser, { by: admin, name: "Robin Author", role: "RESPONDER" });
  const [first, second] = [`Mara ${randomUUID().slice(0, 8)}`, `Vera ${randomUUID().slice(0, 8)}`];
  const manager = await inviteInto(browser, { by: admin, name: first, role: "MANAGER" });
  const viewer = await inviteInto(browser, { by: admin, name: second, role: "VIEWER" });
  const errors = [author, manager, viewer].map(collectErrors);

  const title = `Card payments fail ${randomUUID().slice(0, 8)}`;
  const incident = await declareIncident(author, title, "SEV2");
  await manager.goto("/postmortems?view=waiting");
  await draftPostmortem(author, incident);
  await writeCause(author, "The certificate expired.");
  await askForReview(author, first);

  // The manager's list fills by itself, and leads there.
  await manager.getByRole("link", { name: title }).click();
  await expect(manager.getByText("In review", { exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page: manager }).analyze()).violations).toEqual([]);
  await talkInThread(manager, author);
  await manager.getByRole("button", { name: "Request changes" }).click();
  const dialog = manager.getByRole("dialog", { name: "Request changes" });
  await dialog.getByRole("button", { name: "Request changes" }).click();
  await expect(dialog.getByText("Say what should change.")).toBeVisible();
  await dialog.getByLabel("What should change").fill("Say **which** certificate.");
  await dialog.getByRole("button", { name: "Request changes" }).click();

  await expect(author.getByText("Changes requested", { exact: true })).toBeVisible();
  await expect(author.getByText("Say which certificate.")).toBeVisible();
  await author.getByRole("textbox", { name: "Root Cause" }).fill("The edge certificate expired.");
  await expect(author.getByText("Saved, last by Robin Author").first()).toBeVisible();
  await author.getByRole("button", { name: "Ask again" }).click();
  await author
    .getByRole("dialog", { name: "Ask for review" })
    .getByRole("button", { name: "Ask for review" })
    .click();

  await expect(manager.getByText("The edge certificate expired.")).toBeVisible();
  await viewer.goto(`/incidents/${incident}/postmortem`);
  await expect(viewer.getByText("Still a draft")).toBeVisible();
  await manager.getByRole("button", { name: "Approve" }).click();
  await manager.getByRole("button", { name: "Publish", exact: true }).click();

  for (const page of [author, manager, viewer]) {
    await expect(page.getByText("Published", { exact: true })).toBeVisible();
    await expect(page.getByText("The edge certificate expired.")).toBeVisible();
    await expect(page.getByText(`Revision 1, published by ${first}`)).toBeVisible();
  }
  await expect(author.getByRole("textbox", { name: "Root Cause" })).toHaveCount(0);
  expect((await new AxeBuilder({ page: viewer }).analyze()).violations).toEqual([]);
  await expectPdf(viewer, incident);
  expect(errors).toEqual([[], [], []]);
  for (const page of [author, manager, viewer]) await page.context().close();
});

async function writeCause(page: Page, text: string) {
  await page.getByRole("button", { name: "Edit Root Cause" }).click();
  await page.getByRole("textbox", { name: "Root Cause" }).fill(text);
  await expect(page.getByText("Saved, last by Robin Author").first()).toBeVisible();
}

/** A question, its answer on the other's screen, and that it is settled. */
async function talkInThread(manager: Page, author: Page) {
  await manager.getByRole("button", { name: "Comment on Root Cause" }).click();
  await manager.getByLabel("Comment on Root Cause").fill("Since **when**?");
  await manager.getByLabel("Comment on Root Cause").press("Control+Enter");
  const thread = (page: Page) =>
    page.getByRole("article").filter({ hasText: "Since when?" }).last();
  await thread(author).getByRole("button", { name: "Reply" }).click();
  await author.getByLabel("Reply", { exact: true }).fill("Since 09:00 UTC.");
  await thread(author).getByRole("button", { name: "Send" }).click();
  await expect(thread(manager).getByText("Since 09:00 UTC.")).toBeVisible();
  await expect(manager.getByText("1 open thread", { exact: true })).toBeVisible();
  await thread(manager).getByRole("button", { name: "Resolve" }).click();
  await author.getByText("1 resolved").click();
  await expect(thread(author).getByText(/^Resolved by Mara/)).toBeVisible();
}

async function askForReview(page: Page, reviewer: string) {
  await page.getByRole("button", { name: "Ask for review" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask for review" });
  await dialog.getByRole("button", { name: "Ask for review" }).click();
  await expect(dialog.getByText("Name somebody who reviews it.")).toBeVisible();
  await dialog.getByLabel("Find somebody").fill(reviewer);
  await dialog.getByRole("checkbox", { name: reviewer }).check();
  await dialog.getByRole("button", { name: "Ask for review" }).click();
  await expect(page.getByText(`${reviewer} has not answered`)).toBeVisible();
}

async function expectPdf(page: Page, incident: number) {
  const answer = await page.request.get(`/incidents/${incident}/postmortem.pdf?size=a4`);
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
}
