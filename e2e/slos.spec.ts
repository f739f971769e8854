import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** The last whole minutes before now, the oldest first, each with some failures. */
function lastMinutes(count: number) {
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(end - (count - index) * 60_000).toISOString(),
    good: 1_000 - (index % 2),
    total: 1_000,
  }));
}

async function makeToken(page: Page): Promise<string> {
  await page.goto("/settings/tokens");
  await page.getByLabel("Name", { exact: true }).fill("Pushes samples");
  await page.getByLabel("Role").selectOption("RESPONDER");
  await page.getByRole("button", { name: "Make token" }).click();
  return (await page.getByText(/^mst_[\w-]{20,}$/).textContent()) ?? "";
}

test("from a service without an SLO to a first one with data, in the browser and by a line that is ready", async ({
  page,
  request,
}) => {
  await page.goto("/services/mailer");
  await page.getByRole("link", { name: "SLOs", exact: true }).last().click();
  await page.getByRole("link", { name: "Make its first SLO" }).click();
  await expect(page.getByLabel("Service", { exact: true })).toHaveValue("mailer");
  await expect(page.getByText("that would be about 43.2 minutes a month")).toBeVisible();
  await expectAccessible(page);

  // What is typed is kept, and what is wrong is said beside it.
  await page.getByLabel("Name", { exact: true }).fill("Mails go out");
  await page.getByLabel("Target in percent").fill("100");
  await page.getByRole("button", { name: "Promise it" }).click();
  await expect(page.getByText("A target is below 100 %")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Mails go out");
  await page.getByLabel("Target in percent").fill("99,9");
  await page.getByRole("button", { name: "Promise it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Mails go out");
  await expect(page.getByText("which is not 100 %")).toBeVisible();
  const line = page.getByRole("region", { name: "A line that pushes a sample" });
  const number = Number(new URL(page.url()).pathname.split("/").at(-1));
  await expect(line).toContainText(`/api/v1/slos/${number}/samples`);
  const address = page.url();
  await expectAccessible(page);

  const token = await makeToken(page);
  const pushed = await request.post(`/api/v1/slos/${number}/samples`, {
    headers: { Authorization: `Bearer ${token}` },
    data: { samples: lastMinutes(120) },
  });
  expect(await pushed.json()).toMatchObject({ accepted: 120, refused: [] });
  await page.goto(address);
  await expect(page.getByText("50 % of the budget is left")).toBeVisible();
  await expect(page.getByText("Target", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Exclude a period" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Now" }).first().click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
});

test("the picture is moved through by the keys, is said, and can be read as a table", async ({
  page,
}) => {
  await page.goto("/slos");
  await page.getByRole("link", { name: /Orders are taken/ }).click();
  await expect(page.getByText("The budget is overspent by")).toBeVisible();
  const moment = page.getByRole("slider", { name: "Moment in the window" });
  await expect(moment.locator("canvas").first()).toBeVisible();
  await moment.focus();
  const last = await moment.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(moment).not.toHaveAttribute("aria-valuetext", last ?? "");
  await page.keyboard.press("Home");
  await expect(moment).toHaveAttribute("aria-valuenow", "0");
  await expect(moment).toHaveAttribute("aria-valuetext", /(left|overspent by .*); .* bad/);
  await page.keyboard.press("End");
  await expect(moment).toHaveAttribute("aria-valuetext", /overspent by/);
  await page.getByText("Show as table").click();
  const table = page.getByRole("table", { name: /What was left of the budget/ });
  await expect(table.getByRole("row").nth(1)).toContainText("−");
});

test("the picture is drawn anew in the colours of another theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/slos");
  await page.getByRole("link", { name: /Searches are fast/ }).click();
  const picture = page.getByRole("slider", { name: "Moment in the window" });
  await expect(picture.locator("[data-drawn] canvas").first()).toBeVisible();
  const light = await picture.screenshot();
  const drawn = picture.locator("[data-drawn]").first();
  const before = await drawn.getAttribute("data-drawn");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(drawn).not.toHaveAttribute("data-drawn", before ?? "");
  expect((await picture.screenshot()).equals(light)).toBe(false);
});

test("the list says what needs somebody, and is narrowed by its address", async ({ page }) => {
  await page.goto("/slos?need=SPENT");
  await expect(page.getByRole("link", { name: /Orders are taken/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Searches are fast/ })).toBeHidden();
  await page.goto("/slos?service=logging");
  await expect(page.getByText("No data", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Logs can be read again/ })).toBeVisible();
});
