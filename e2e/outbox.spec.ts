import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

const APPEND = "**/api/console/incidents/*/timeline";

test("without a network, entries wait in the browser and are sent in order, once", async ({
  page,
  context,
  errors,
}) => {
  await declareIncident(page, "Network goes away", "SEV3");
  await context.setOffline(true);
  await write(page, "First without network");
  await write(page, "Second without network");
  await expect(page.getByText("Waiting for the network. Kept in this browser.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("list", { name: "On the way" })).toBeHidden();
  await page.reload();
  expect(await entriesOf(page)).toEqual(["Second without network", "First without network"]);
  dropNetworkErrors(errors);
});

test("an answer that gets lost on its way stores the entry once", async ({ page, errors }) => {
  await declareIncident(page, "Answer gets lost", "SEV3");
  let lost = 0;
  await page.route(APPEND, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await write(page, "Stored although the answer was lost");
  await expect(page.getByRole("list", { name: "On the way" })).toBeHidden();
  expect(lost).toBe(1);
  await page.reload();
  expect(await entriesOf(page)).toEqual(["Stored although the answer was lost"]);
  dropNetworkErrors(errors);
});

test("what waited survives a reload, and two tabs send it once", async ({
  page,
  context,
  errors,
}) => {
  await declareIncident(page, "Two tabs", "SEV3");
  await context.route(APPEND, (route) => route.abort("internetdisconnected"));
  const other = await context.newPage();
  await other.goto(page.url());
  await write(page, "Written in the first tab");
  await write(other, "Written in the second tab");
  await page.reload();
  await expect(page.getByText("Written in the first tab")).toBeVisible();
  await expect(page.getByText("Written in the second tab")).toBeVisible();
  await context.unroute(APPEND);
  for (const tab of [page, other]) {
    await tab.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(tab.getByRole("list", { name: "On the way" })).toBeHidden();
  }
  await page.reload();
  expect(await entriesOf(page)).toEqual(["Written in the second tab", "Written in the first tab"]);
  dropNetworkErrors(errors);
});

test("a refused entry keeps its text, says why, and can be mended", async ({ page, errors }) => {
  await declareIncident(page, "Refused entry", "SEV3");
  await page.route(APPEND, (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "INVALID", detail: "This time lies in the future." }),
    }),
  );
  await write(page, "Words that must not be lost");
  await expect(page.getByText("Not stored. This time lies in the future.")).toBeVisible();
  await page.unroute(APPEND);
  await page.getByRole("button", { name: "Edit and send again" }).click();
  await expect(page.getByLabel("What happened?")).toHaveValue("Words that must not be lost");
  await page.getByLabel("What happened?").press("Control+Enter");
  await expect(page.getByRole("list", { name: "On the way" })).toBeHidden();
  expect(await entriesOf(page)).toEqual(["Words that must not be lost"]);
  dropNetworkErrors(errors);
});

test("a browser whose clock is an hour off counts and writes by the server's clock", async ({
  page,
}) => {
  await page.clock.install({ time: Date.now() + 3_600_000 });
  await declareIncident(page, "Clock an hour ahead", "SEV3");
  await write(page, "Written by a wrong clock");
  await expect(page.getByRole("list", { name: "On the way" })).toBeHidden();
  expect(await entriesOf(page)).toEqual(["Written by a wrong clock"]);
  await expect(page.getByText(/^1 h 59 min left$/).first()).toBeVisible();
});

test("another site cannot write with a person's cookie", async ({ page, baseURL }) => {
  const number = await declareIncident(page, "Asked from elsewhere", "SEV4");
  const address = `/api/console/incidents/${number}/timeline`;
  const write = (origin: string) =>
    page.request.post(address, { headers: { origin }, data: { body: "By a script" } });
  expect((await write("https://elsewhere.example")).status()).toBe(401);
  expect((await write(new URL(baseURL ?? "").origin)).status()).toBe(201);
});

async function write(page: Page, text: string) {
  const box = page.getByLabel("What happened?");
  await box.fill(text);
  await box.press("Control+Enter");
  await expect(box).toHaveValue("");
}

/** The texts that people wrote, as the page shows them: newest first. */
function entriesOf(page: Page): Promise<string[]> {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Remove" }) })
    .getByRole("paragraph")
    .filter({ hasText: /network|answer|tab|Words|clock/ })
    .allInnerTexts();
}

/** The browser logs each failed request as an error; here failing is the point. */
function dropNetworkErrors(errors: string[]) {
  const others = errors.filter((text) => !/Failed to load resource|net::ERR/.test(text));
  errors.splice(0, errors.length, ...others);
}
