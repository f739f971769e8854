import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { ADMIN, declareIncident, expect, inviteInto, test } from "./fixtures";

/** An incident that the admin commands, with a responder in its room. */
async function twoInOneRoom(page: Page, browser: Browser) {
  const name = `Grace ${randomUUID().slice(0, 8)}`;
  const grace = await inviteInto(browser, { by: page, name, role: "RESPONDER" });
  const number = await declareIncident(page, `Handed over ${name}`, "SEV2");
  await page.keyboard.press("a");
  await expect(page.getByText(`Commander ${ADMIN.name}`)).toBeVisible();
  await grace.goto(`/incidents/${number}`);
  await expect(grace.getByRole("heading", { level: 1 })).toContainText(name);
  return { grace, name, number };
}

/** `H`, the person by the first letters, a note, and off it goes: no mouse. */
async function offerByKeyboard(page: Page, name: string, note: string) {
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "Hand over command" });
  await expect(dialog.getByLabel("To", { exact: true })).toBeFocused();
  await expect(dialog.getByText("Being investigated for")).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type(note);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
}

function bannerOn(page: Page) {
  return page.getByRole("region", { name: "Handover of command" });
}

test("command is offered by keyboard, seen at once on every page of the incident, and taken over", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { grace, name, number } = await twoInOneRoom(page, browser);
  await offerByKeyboard(page, name, "The vendor calls **at noon**.");
  await expect(bannerOn(page)).toContainText(`Waiting for ${name} to take over command.`);

  const banner = bannerOn(grace);
  await expect(banner).toContainText(`${ADMIN.name} offers you command.`);
  await expect(banner).toContainText("The vendor calls at noon.");
  await expect(banner.getByText("How many users it affects is not known yet.")).toBeVisible();
  await grace.goto(`/incidents/${number}/history`);
  await expect(banner).toBeVisible();
  await grace.goto(`/incidents/${number}`);
  await banner.getByRole("button", { name: "Accept command" }).click();

  for (const each of [page, grace]) {
    await expect(each.getByText(`Commander ${name}`)).toBeVisible();
    await expect(each.getByText(`${name} took over command from ${ADMIN.name}.`)).toBeVisible();
    await expect(bannerOn(each)).toBeHidden();
  }
  await grace.context().close();
});

test("an offer is declined on a phone, and another withdrawn: the commander stays", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { grace, name } = await twoInOneRoom(page, browser);
  await grace.setViewportSize({ width: 360, height: 740 });
  await offerByKeyboard(page, name, "");
  await bannerOn(grace).getByRole("button", { name: "Decline" }).click();
  await grace.getByRole("dialog").getByLabel("Why").fill("On another incident");
  await grace.getByRole("dialog").getByRole("button", { name: "Decline command" }).click();
  await expect(page.getByText(`${name} declined command: On another incident.`)).toBeVisible();
  await expect(bannerOn(page)).toBeHidden();

  await offerByKeyboard(page, name, "");
  await expect(bannerOn(grace)).toBeVisible();
  await bannerOn(page).getByRole("button", { name: "Withdraw" }).click();
  await expect(bannerOn(grace)).toBeHidden();
  await expect(page.getByText(`Commander ${ADMIN.name}`)).toBeVisible();
  await grace.context().close();
});
