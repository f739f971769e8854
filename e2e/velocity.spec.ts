import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

/** What a script asks of the API. */
async function openApi(page: Page) {
  await page.goto("/settings/tokens");
  await page.getByLabel("Name").fill(`Velocity ${randomUUID()}`);
  await page.getByLabel("Role").selectOption("MANAGER");
  await page.getByRole("button", { name: "Make token" }).click();
  const secret = page.getByRole("status").filter({ hasText: "Your new token" }).locator("code");
  const headers = { authorization: `Bearer ${await secret.textContent()}` };
  return async (method: "POST" | "PATCH", path: string, data: object) => {
    const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
}

/** A service whose incidents may last 43.2 minutes in 30 days. */
async function makePromise(page: Page, name: string) {
  const call = await openApi(page);
  const slug = name.toLowerCase().replaceAll(" ", "-");
  await call("POST", "/services", { slug, name, tier: 1 });
  await call("POST", `/services/${slug}/slos`, {
    name: "It is there",
    sli: "AVAILABILITY",
    targetPercent: 99.9,
    window: { rollingDays: 30 },
    basis: "TIME_SLICES",
    measurement: { type: "INCIDENTS" },
  });
  return { call, slug };
}

/** As the field takes it: the page's zone is the browser's. */
function localTime(ahead: number): string {
  const at = new Date(Date.now() + ahead);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

test("a manager freezes a service against its budget, everybody reads why, and the budget decides again", async ({
  page,
}) => {
  const { call, slug } = await makePromise(page, "Ticket office");
  await page.goto(`/services/${slug}`);
  const velocity = page.getByRole("region", { name: "Velocity" });
  await expect(velocity).toContainText("Goes on");
  await expectAccessible(page);
  await velocity.getByRole("button", { name: "Decide otherwise" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Decision").selectOption({ label: "Freeze" });
  await dialog.getByLabel("Why").fill("The premiere is tonight");
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog.getByText(/Give|time|instant/i).first()).toBeVisible();
  await dialog.getByLabel(/^Until/).fill(localTime(86_400_000));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog).toBeHidden();
  await expect(velocity).toContainText("Frozen");
  await expect(velocity).toContainText("The premiere is tonight");
  await page.goto("/services?q=ticket");
  await expect(page.getByText("The premiere is tonight")).toBeVisible();
  await expectAccessible(page);

  await call("POST", "/incidents", {
    title: "Tickets cannot be bought",
    severity: "SEV2",
    services: [slug],
  });
  await page.goto("/incidents");
  const row = page.getByRole("listitem").filter({ hasText: "Tickets cannot be bought" }).first();
  await expect(row.getByRole("list", { name: "Velocity" })).toContainText("Frozen");
  await expectAccessible(page);

  await page.goto(`/services/${slug}`);
  await velocity.getByRole("button", { name: "Let the budget decide again" }).click();
  await expect(velocity).toContainText("Goes on");
});
