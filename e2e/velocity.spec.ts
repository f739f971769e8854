import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { draftPostmortem, storedMarkdown } from "./postmortem";

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
  const { ref } = await call("POST", `/services/${slug}/slos`, {
    name: "It is there",
    sli: "AVAILABILITY",
    targetPercent: 99.9,
    window: { rollingDays: 30 },
    basis: "TIME_SLICES",
    measurement: { type: "INCIDENTS" },
  });
  return { call, slug, ref };
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

test("what budgets decide is set for one service, and refused where it makes no sense", async ({
  page,
}) => {
  const { slug } = await makePromise(page, "Box office");
  await page.goto(`/services/${slug}`);
  await page.getByRole("link", { name: "What its budget decides" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Budget policy of Box office");
  await page.getByRole("checkbox", { name: /follows the policy for all/ }).uncheck();
  const first = page.getByRole("group", { name: "Step 1" });
  await first.getByLabel(/at most/).fill("100");
  await first.getByLabel("Decision").selectOption({ label: "Freeze" });
  await first.getByLabel("What it means").fill("Nothing goes out.");
  const second = page.getByRole("group", { name: "Step 2" });
  await second.getByLabel("Decision").selectOption({ label: "Slow down" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("a decision may not become milder")).toBeVisible();
  await expectAccessible(page);
  await second.getByLabel("Decision").selectOption({ label: "Freeze" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("a decision may not become milder")).toBeHidden();
  await page.goto(`/services/${slug}`);
  const velocity = page.getByRole("region", { name: "Velocity" });
  await expect(velocity).toContainText("Frozen");
  await expect(velocity).toContainText("Nothing goes out.");
});

test("the room says live what the incident spends, and its postmortem states it", async ({
  page,
}) => {
  const { call, slug, ref } = await makePromise(page, "Cloakroom");
  const { number } = await call("POST", "/incidents", {
    title: "Coats are lost",
    severity: "SEV2",
    services: [slug],
    impactStartedAt: new Date(Date.now() - 21.7 * 60_000).toISOString(),
  });
  await page.goto(`/incidents/${number}`);
  const impact = page.getByRole("region", { name: "SLO impact" });
  await expect(impact).toContainText(
    /This incident has spent 5\d(\.\d)? % of cloakroom's budget\./,
  );
  await expectAccessible(page);
  const { version } = await (await page.request.get(`/api/v1/incidents/${number}`)).json();
  await call("PATCH", `/incidents/${number}/facts`, {
    version,
    usersAffectedPercent: 50,
    reason: "Half of them pay at the door",
  });
  await expect(impact).toContainText(/has spent 2\d(\.\d)? % of cloakroom's budget\./);

  await draftPostmortem(page, number);
  await expect(page.getByText("It follows the record until this is published")).toBeVisible();
  await expect(page.getByText(`of the budget of ${ref} (It is there): `)).toBeVisible();
  await expectAccessible(page);
  expect(await storedMarkdown(page)).toContain(`of the budget of ${ref} (It is there)`);
  await page.goto(`/incidents/${number}`);
  await expect(page.getByText("The postmortem states it")).toBeAttached();
});
