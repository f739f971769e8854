import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Adds an item from the list by its button; answers its number, read from its page. */
async function addItem(page: Page, title: string): Promise<void> {
  await page.goto("/action-items");
  await page.getByRole("button", { name: "Add action item" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What will be done?").fill(title);
  await dialog.getByLabel("Due").fill("2032-03-01");
  await dialog.getByRole("button", { name: "Add action item" }).click();
  await expect(dialog).toBeHidden();
}

test("an item is edited where it stands, postponed with a reason, closed and opened again", async ({
  page,
}) => {
  const title = `Page somebody when a backup is late ${Date.now()}`;
  await addItem(page, title);
  const row = page.getByRole("listitem", { name: title });
  await row.getByLabel(/^Owner of/).selectOption({ label: "Ada Lovelace" });
  await row.getByLabel(/^Priority of/).selectOption("P0");
  await row.getByRole("button", { name: /^Edit ticket link/ }).click();
  await row.getByRole("textbox").fill("https://tracker.example/browse/PLAT-7");
  await page.keyboard.press("Enter");
  await expect(row.getByRole("link", { name: "PLAT-7" })).toBeVisible();

  await row.getByRole("button", { name: /^Edit due day/ }).click();
  await row.getByLabel(/^Due day of/).fill("2032-04-01");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Postpone" });
  await dialog.getByRole("button", { name: "Postpone" }).click();
  await expect(dialog.getByText("Say why it is postponed.")).toBeVisible();
  await dialog.getByLabel("Why").fill("The vendor answers in March");
  await dialog.getByRole("button", { name: "Postpone" }).click();
  await expect(row.getByText("Postponed once")).toBeVisible();

  await row.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Due: 2032-03-01 → 2032-04-01");
  await expect(history).toContainText("Owner: nobody → Ada Lovelace");
  await expect(page.getByRole("region", { name: "Postponed" })).toContainText(
    "The vendor answers in March",
  );

  await page.getByRole("button", { name: /^Edit title of/ }).click();
  await page.getByLabel(/^Title of/).fill(`${title}, by phone`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `${title}, by phone` })).toBeVisible();

  await page.keyboard.press("c");
  await page.keyboard.type("Ask <b>who</b> is on call **first**");
  await page.reload();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(/on call/);
  await page.getByRole("button", { name: "Comment" }).click();
  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments.getByRole("listitem")).toContainText("is on call first");
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("");

  const state = page.getByLabel(/^State of/);
  await state.selectOption("DONE");
  await page.getByRole("dialog").getByLabel("Evidence").fill("Alert 12 fired in the drill");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(state).toHaveValue("DONE");
  await expect(page.getByRole("definition").getByText("Alert 12 fired in the drill")).toBeVisible();
  await state.selectOption("OPEN");
  await page.getByRole("dialog").getByLabel("Why").fill("It was silent last night");
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(history).toContainText("Done → Open");
  await expect(history).toContainText("It was silent last night");
});

test("what somebody else changed meanwhile is not overwritten", async ({ page, context }) => {
  const title = `Rehearse the restore ${Date.now()}`;
  await addItem(page, title);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel(/^Priority of/).selectOption("P2");
  await expect(other.getByRole("region", { name: "History" })).toContainText("P1 → P2");
  await expect(page.getByLabel(/^Priority of/)).toHaveValue("P2");
});

test("rows are chosen by keyboard and changed at once; the refused ones are named", async ({
  page,
}) => {
  const word = `bulk${Date.now()}`;
  for (const each of ["first", "second", "third"]) await addItem(page, `${each} ${word}`);
  await page.goto(`/action-items?q=${word}`);
  const rows = page.getByRole("listitem").filter({ hasText: word });
  await expect(rows).toHaveCount(3);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  const bar = page.getByRole("region", { name: "Chosen action items" });
  await expect(bar).toContainText("3 chosen");
  await bar.getByLabel("Priority of all chosen").selectOption("P0");
  await expect(page.getByText("3 changed")).toBeVisible();
  await expect(bar).toBeHidden();
  for (const row of await rows.all()) {
    await expect(row.getByLabel(/^Priority of/)).toHaveValue("P0");
  }

  await rows
    .first()
    .getByLabel(/^State of/)
    .selectOption("DONE");
  await page.getByRole("dialog").getByLabel("Evidence").fill("Seen");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(rows).toHaveCount(2);
  await page.goto(`/action-items?q=${word}&state=OPEN&state=DONE`);
  await expect(rows).toHaveCount(3);
  await rows.first().getByRole("checkbox").check();
  await rows
    .last()
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 chosen");
  await bar.getByLabel("State of all chosen").selectOption("IN_PROGRESS");
  const dialog = page.getByRole("dialog", { name: "Open again" });
  await dialog.getByRole("button", { name: "Open again" }).click();
  await expect(bar).toContainText("2 changed, 1 left as they are");
  await expect(bar).toContainText("Say why it is opened again.");
  await expect(bar).toContainText("1 chosen");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
});

/** Beside what a card has to press. */
const GRIPS = { sourcePosition: { x: 4, y: 4 }, targetPosition: { x: 10, y: 10 } };

test("the board shows items by state, and a card that is dragged asks what its state needs", async ({
  page,
}) => {
  const word = `failover${Date.now()}`;
  const title = `Drill the ${word}`;
  await addItem(page, title);
  await page
    .getByRole("navigation", { name: "Views" })
    .getByRole("link", { name: "Board" })
    .click();
  await page.waitForURL(/board/);
  await page.getByLabel("Words of the title").fill(word);
  await page.getByRole("button", { name: "Show" }).click();
  const column = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
  const card = (name: string) => column(name).getByRole("listitem", { name: title });
  await expect(card("Open")).toBeVisible();
  await card("Open").dragTo(column("In progress"), GRIPS);
  await expect(card("In progress")).toBeVisible();
  await card("In progress")
    .getByLabel(/^State of/)
    .selectOption("WONT_DO");
  await page.getByRole("dialog").getByLabel("Why not").fill("The cluster is retired");
  await page.getByRole("button", { name: "Close without doing it" }).click();
  await expect(card("Won't do")).toContainText("The cluster is retired");
});

test("what was promised before shows while it is typed again, and on the item", async ({
  page,
}) => {
  const words = `q${Date.now()} of z${Date.now()}`;
  for (const title of [`Rehearse the ${words}`, `Drain the ${words}`]) {
    await addItem(page, title);
  }
  await page.getByRole("button", { name: "Add action item" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What will be done?").fill(`Restart the ${words}`);
  await expect(
    dialog.getByText(`This is the 3rd action item about ${words.replace(" of", ",")}.`),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Add action item" }).click();
  await page.getByRole("link", { name: `Restart the ${words}` }).click();
  await expect(page.getByText(/^This is the 3rd action item about/)).toBeVisible();
  await page.getByRole("link", { name: `Drain the ${words}` }).click();
  await expect(page.getByText(/^This is the 2nd action item about/)).toBeVisible();
});

test("figures say what they count, and lead to exactly that list; the list goes out as CSV", async ({
  page,
}) => {
  await page.goto("/action-items/figures");
  await page.getByRole("button", { name: "how completion is counted" }).click();
  await expect(page.getByText(/^Done items ÷ items that are open/)).toBeVisible();
  await page.keyboard.press("Escape");
  const link = page.getByRole("link", { name: "items: 90 to 179 days" });
  const count = Number(/^\d+/.exec((await link.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page.locator("[data-row]")).toHaveCount(count);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("action-items.csv");
  const stream = await file.createReadStream();
  const text = (await stream.toArray()).join("");
  expect(text.trim().split("\r\n")).toHaveLength(count + 1);
});
