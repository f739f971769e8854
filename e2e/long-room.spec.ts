import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

test("a long room opens at the newest, reads on while scrolling, and finds what is asked for", async ({
  page,
}) => {
  const number = await declareIncident(page, "A long night", "SEV3");
  await writeEntries(page, number, 130);
  await page.reload();
  const entry = (n: number) => page.getByText(`Entry ${n} of the night`, { exact: true });
  await expect(entry(130)).toBeVisible();
  await expect(entry(1)).toHaveCount(0);
  const older = page.getByRole("button", { name: "Show older entries" });
  await older.scrollIntoViewIfNeeded();
  await expect(entry(1)).toBeAttached();
  await expect(older).toBeHidden();

  await page.getByLabel("Search in the timeline").fill("entry 77 of");
  await expect(entry(77)).toBeVisible();
  await expect(entry(130)).toBeHidden();
  await page.getByLabel("Search in the timeline").fill("nobody wrote this");
  await expect(page.getByText("Nothing fits these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();

  const filter = page.getByRole("button", { name: /^Filter/ });
  await filter.click();
  await page.getByLabel("Kind", { exact: true }).selectOption("Recorded by Muster");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Declared as SEV3.")).toBeVisible();
  await expect(entry(130)).toBeHidden();
  await page.getByRole("button", { name: "Show everything" }).click();

  await filter.click();
  await page.getByLabel("Until").fill(minutesAgo(100).slice(0, 19));
  await page.keyboard.press("Escape");
  await expect(entry(30)).toBeVisible();
  await expect(entry(31)).toBeHidden();
});

/** Entries a minute apart, the last of them just now. */
async function writeEntries(page: Page, number: number, count: number) {
  const headers = { origin: new URL(page.url()).origin };
  for (let n = 1; n <= count; n += 1) {
    const data = { body: `Entry ${n} of the night`, occurredAt: minutesAgo(count - n) };
    const address = `/api/console/incidents/${number}/timeline`;
    expect((await page.request.post(address, { headers, data })).status()).toBe(201);
  }
}

const START = Date.now();

/** Rounded down to the second, in UTC, as the pages show times in this browser. */
function minutesAgo(minutes: number): string {
  return new Date(Math.floor(START / 1_000) * 1_000 - minutes * 60_000).toISOString();
}
