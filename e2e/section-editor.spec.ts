import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { declareIncident, expect, inviteInto, test } from "./fixtures";
import { draftPostmortem, storedMarkdown } from "./postmortem";

const field = (page: Page) => page.getByRole("textbox", { name: "Root Cause" });

async function openRootCause(page: Page) {
  await page.getByRole("button", { name: "Edit Root Cause" }).click();
  await expect(field(page)).toBeFocused();
}

test("Markdown is written by keys: lists go on, signs by shortcut, Escape leaves", async ({
  page,
}) => {
  await draftPostmortem(page, await declareIncident(page, "Written by keys", "SEV3"));
  await openRootCause(page);
  await page.keyboard.type("- first\nsecond");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("bold");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("End");
  await page.keyboard.type(" and a word");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("https://example.org");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(field(page)).toContainText("[word](https://example.org)");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Done Root Cause" })).toBeFocused();
  await expect
    .poll(() => storedMarkdown(page))
    .toContain("- first\n- second\n\n**bold** and a [word](https://example.org)");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "word", exact: true })).toBeVisible();
});

test("what is pasted becomes Markdown", async ({ page }) => {
  await draftPostmortem(page, await declareIncident(page, "Pasted", "SEV3"));
  await openRootCause(page);
  await paste(page, { "text/plain": "Host\tState\ndb1\tdown" });
  await paste(page, {
    "text/html": "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>",
  });
  await paste(page, { "text/plain": "https://example.org/error-rate.png" });
  await expect
    .poll(() => storedMarkdown(page))
    .toContain(
      "| Host | State |\n| --- | --- |\n| db1 | down |\n| A | B |\n| --- | --- |\n| 1 |  |\n![error rate](https://example.org/error-rate.png)",
    );
});

test("without a network the text is kept, and saved when it is back", async ({
  page,
  context,
  errors,
}) => {
  await draftPostmortem(page, await declareIncident(page, "Written on a train", "SEV3"));
  await openRootCause(page);
  await context.setOffline(true);
  await page.keyboard.type("The tunnel had no signal.");
  await expect(page.getByText("kept here, and saved when it can be").first()).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => storedMarkdown(page)).toContain("The tunnel had no signal.");
  const others = errors.filter((text) => !/Failed to load resource|net::ERR/.test(text));
  errors.splice(0, errors.length, ...others);
});

test("two people in one section: words apart are merged, words in one place are chosen", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const grace = await inviteInto(browser, { by: page, name: "Grace Kelly", role: "RESPONDER" });
  await draftPostmortem(page, await declareIncident(page, "Two writers", "SEV3"));
  await openRootCause(page);
  await field(page).fill("The pool had no limit.\n\nThe queue grew.");
  await expect.poll(() => storedMarkdown(page)).toContain("The queue grew.");
  await grace.goto(page.url());
  await openRootCause(grace);
  await grace.keyboard.press("Control+End");
  await page.keyboard.press("Control+Home");

  await Promise.all([
    page.keyboard.type("Since the move: "),
    grace.keyboard.type(" Nobody was paged."),
  ]);
  for (const each of [page, grace]) {
    await expect(field(each)).toContainText("Since the move: The pool had no limit.");
    await expect(field(each)).toContainText("The queue grew. Nobody was paged.");
  }

  await page.keyboard.press("Control+End");
  await grace.keyboard.press("Control+End");
  await Promise.all([page.keyboard.type(" Mine."), grace.keyboard.type(" Hers.")]);
  const panel = (each: Page) => each.getByRole("region", { name: "What to keep in Root Cause" });
  const isAsked = async () => (await panel(page).count()) + (await panel(grace).count()) > 0;
  await expect.poll(isAsked).toBe(true);
  const asked = (await panel(page).isVisible()) ? page : grace;
  await expect(panel(asked)).toContainText("wrote in the same place as you");
  expect((await new AxeBuilder({ page: asked }).analyze()).violations).toEqual([]);
  await panel(asked).getByRole("radio", { name: "Keep both" }).check();
  await panel(asked).getByRole("button", { name: "Save this" }).click();
  await expect(panel(asked)).toBeHidden();
  await expect.poll(() => storedMarkdown(page)).toContain("Mine.");
  expect(await storedMarkdown(page)).toContain("Hers.");
  await grace.context().close();
});

async function paste(page: Page, content: Readonly<Record<string, string>>) {
  await field(page).evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, content);
}
