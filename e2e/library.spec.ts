import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { collectErrors, expect, inviteInto, test } from "./fixtures";

/** A word that no other journey uses. */
const word = `q${randomUUID().replace(/[^a-f]/g, "")}x${randomUUID().slice(0, 4)}`;

test("what was published is searched, narrowed down, filed again, and shows what failed alike", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const tag = word.toLowerCase();
  const title = `Queue ${word} stands still`;
  await importPublished(page, {
    title,
    lessons: "Nobody saw it.",
    factors: ["CAPACITY"],
    tags: [tag],
  });
  const second = await importPublished(page, {
    title: `Payments slow down, ${randomUUID().slice(0, 8)}`,
    lessons: `The **${word}** was full <b>again</b>.`,
    factors: ["CAPACITY", "MONITORING"],
    tags: [],
  });
  const viewer = await inviteInto(browser, {
    by: page,
    name: `Lena ${randomUUID().slice(0, 8)}`,
    role: "VIEWER",
  });
  const errors = collectErrors(viewer);

  await viewer.goto("/postmortems");
  await viewer.getByRole("link", { name: "Library" }).click();
  const field = viewer.getByRole("searchbox", { name: "Search published postmortems" });
  await field.fill(word);
  await field.press("Enter");
  await expect(viewer.getByText("2 postmortems, the best first")).toBeVisible();
  await expect(viewer.getByRole("listitem").filter({ hasText: "was full again" })).toHaveCount(1);
  await expect(viewer.locator("mark", { hasText: word })).toHaveCount(2);

  const narrow = viewer.getByRole("complementary", { name: "Narrow down" });
  await narrow.getByRole("link", { name: "Monitoring gap 1" }).click();
  await expect(viewer.getByText("1 postmortem, the best first")).toBeVisible();
  await expect(viewer).toHaveURL(/factor=MONITORING/);
  expect((await new AxeBuilder({ page: viewer }).analyze()).violations).toEqual([]);
  await viewer.getByRole("link", { name: /^Factor: Monitoring gap/ }).click();
  await expect(viewer.getByText("2 postmortems, the best first")).toBeVisible();

  await field.fill(`${word} -full`);
  await viewer.getByRole("search").getByRole("button", { name: "Search" }).click();
  await expect(viewer.getByText("1 postmortem, the best first")).toBeVisible();
  await field.fill(word.slice(0, -2) + word.slice(-1) + word.slice(-2, -1));
  await field.press("Enter");
  await expect(viewer.getByRole("heading", { name: "Titles like it" })).toBeVisible();
  await viewer.getByRole("link", { name: title }).click();
  await expect(viewer.getByRole("button", { name: "Factors and tags" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  await fileUnder(page, second, tag);
  await viewer.goto(`/incidents/${second}/postmortem`);
  const alike = viewer.getByRole("region", { name: "What else failed like this" });
  await expect(alike.getByRole("link", { name: title })).toBeVisible();
  await expect(alike.getByText(`Both: capacity · same tag: ${tag}`)).toBeVisible();
  await viewer.getByRole("link", { name: `#${tag}` }).click();
  await expect(viewer.getByText("2 postmortems, the newest first")).toBeVisible();
  expect(errors).toEqual([]);
  await viewer.context().close();
});

/** Takes a tag in use, refuses one that cannot be, and sees it on the published page. */
async function fileUnder(page: Page, incident: number, tag: string) {
  await page.goto(`/incidents/${incident}/postmortem`);
  await page.getByRole("button", { name: "Factors and tags" }).click();
  const dialog = page.getByRole("dialog", { name: "Factors and tags" });
  await expect(dialog.getByRole("checkbox", { name: "Monitoring gap" })).toBeChecked();
  await dialog.getByRole("checkbox", { name: "Monitoring gap" }).uncheck();
  await dialog.getByLabel("Tags").fill("naïve");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/^A tag has letters a to z/)).toBeVisible();
  await dialog.getByLabel("Tags").fill(tag.slice(0, 5));
  await dialog.getByRole("button", { name: `Add the tag ${tag}` }).click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("link", { name: `#${tag}` })).toBeVisible();
  await expect(page.getByText("Published", { exact: true })).toBeVisible();
}

type Past = { title: string; lessons: string; factors: string[]; tags: string[] };

/** Brings in a past incident with its published postmortem, as a script does; gives its number. */
async function importPublished(page: Page, { title, ...postmortem }: Past): Promise<number> {
  await page.goto("/settings/tokens");
  await page.getByLabel("Name").fill(`Import ${randomUUID()}`);
  await page.getByLabel("Role").selectOption("MANAGER");
  await page.getByRole("button", { name: "Make token" }).click();
  const secret = page.getByRole("status").filter({ hasText: "Your new token" }).locator("code");
  const answer = await page.request.post("/api/v1/imports/incidents", {
    headers: { authorization: `Bearer ${await secret.textContent()}` },
    data: {
      title,
      severity: "SEV2",
      facts: {
        detectedAt: "2026-05-01T10:00:00Z",
        declaredAt: "2026-05-01T10:01:00Z",
        acknowledgedAt: "2026-05-01T10:05:00Z",
        resolvedAt: "2026-05-01T11:00:00Z",
      },
      postmortem: { ...postmortem, publishedInDays: 3 },
    },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).number;
}
