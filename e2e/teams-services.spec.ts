import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { declareIncident, expect, inviteInto, test } from "./fixtures";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

async function addService(page: Page, name: string, slug: string): Promise<void> {
  await page.goto("/services");
  await page.getByRole("button", { name: "Add service" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Short name").fill(slug);
  await dialog.getByRole("button", { name: "Add service" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

test("a team is made, its lead, a viewer, owns a service and says what it needs, and an incident shows on both", async ({
  page,
  browser,
}) => {
  const lead = await inviteInto(browser, { by: page, name: "Vera Lead", role: "VIEWER" });
  await page.goto("/teams");
  await page.getByRole("button", { name: "Make a team" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Card crew");
  await dialog.getByLabel("Short name").fill("card-crew");
  await dialog.getByLabel("Mail").fill("cards@example.org");
  await dialog.getByRole("button", { name: "Make team" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Card crew");
  await page.getByLabel("Take in").selectOption({ label: "Vera Lead" });
  await page.getByRole("checkbox", { name: "as a lead" }).check();
  await page.getByRole("button", { name: "Take in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Make a member of Vera Lead" })).toBeVisible();
  await expectAccessible(page);

  await addService(page, "Acquirer link", "acquirer-link");
  await lead.goto("/services");
  await lead.getByRole("button", { name: "Add service" }).click();
  const own = lead.getByRole("dialog");
  await own.getByLabel("Name", { exact: true }).fill("Card vault");
  await own.getByLabel("Short name").fill("card-vault");
  await own.getByRole("button", { name: "Add service" }).click();
  await expect(own.getByRole("alert")).toContainText("leads of the team that owns it");
  await own.getByLabel("Team").selectOption({ label: "Card crew" });
  await own.getByRole("button", { name: "Add service" }).click();
  await expect(lead.getByRole("heading", { level: 1 })).toContainText("Card vault");
  await lead.getByRole("link", { name: "Edit" }).click();
  await lead.getByRole("textbox", { name: "Depends on" }).fill("acq");
  await lead.getByRole("button", { name: "Choose Acquirer link" }).click();
  await lead.getByRole("button", { name: "Add a link" }).click();
  await lead.getByLabel("Name of link 1").fill("Dashboard");
  await lead.getByLabel("Address of link 1").fill("not a link");
  await lead.getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Give a full link")).toBeVisible();
  await lead.getByLabel("Address of link 1").fill("https://grafana.example.org/d/vault");
  await lead.getByRole("button", { name: "Save" }).click();
  await expect(lead.getByRole("link", { name: "Dashboard" })).toBeVisible();
  await expect(lead.getByText("Nothing is open on Card vault")).toBeVisible();
  await expect(lead.getByRole("img", { name: "0 need Card vault; it needs 1." })).toBeVisible();

  // Not hers: no way in, and a reason.
  await lead.goto("/services/acquirer-link");
  await expect(lead.getByRole("link", { name: "Edit" })).toBeHidden();
  await expect(lead.getByRole("cell", { name: "Needs it" })).toBeVisible();
  await lead.context().close();

  await declareIncident(page, "Acquirer is down", "SEV1");
  const details = page.getByRole("region", { name: "Details" });
  await details.getByRole("button", { name: "Edit" }).click();
  await dialog.getByRole("checkbox", { name: "Acquirer link" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.goto("/services/card-vault");
  await expect(page.getByText("but on what it needs: Acquirer link (SEV1)")).toBeVisible();
  await page.goto("/services/acquirer-link");
  await expect(page.getByText("Acquirer link is hit by INC-")).toBeVisible();
  for (const part of ["Deployments", "Runbooks", "Incidents", "Overview"]) {
    await page
      .getByRole("navigation", { name: "Parts of this service" })
      .getByRole("link", { name: part })
      .click();
    await page.waitForURL(part === "Overview" ? /acquirer-link$/ : new RegExp(part.toLowerCase()));
    await expectAccessible(page);
  }
});

test("services are narrowed by team, tier and state in the address, put away and taken up again", async ({
  page,
}) => {
  await addService(page, "Old ledger", "old-ledger");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
  await expect(page.getByText("it is offered nowhere")).toBeVisible();
  await page.goto("/services?q=ledger");
  await expect(page.getByRole("link", { name: "Old ledger" })).toBeHidden();
  await page.getByRole("link", { name: "Archived" }).click();
  await expect(page).toHaveURL(/state=ARCHIVED/);
  await expect(page.getByRole("link", { name: "Old ledger" })).toBeVisible();
  await page.getByRole("link", { name: "Tier 4" }).click();
  await expect(page.getByText("No service fits these filters")).toBeVisible();
  await page.goto("/services/old-ledger");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Archive" })).toBeVisible();
});
