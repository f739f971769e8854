import type { Page } from "@playwright/test";
import { declareIncident, expect, inviteInto, test } from "./fixtures";
import { draftPostmortem, sectionField, storedMarkdown, writeSection } from "./postmortem";

const CAUSE = "Root Cause";

test("a section's history shows who changed which words, and gives an old text back", async ({
  page,
  browser,
}) => {
  await draftPostmortem(page, await declareIncident(page, "Written in turns", "SEV3"));
  const document = page.url();
  await writeSection(page, CAUSE, "The pool had no limit.");
  const grace = await inviteInto(browser, { by: page, name: "Grace Jones", role: "RESPONDER" });
  await grace.goto(document);
  await writeSection(grace, CAUSE, "The queue had no limit.");
  await grace.context().close();

  await page.goto(document);
  await page.getByRole("link", { name: `History of ${CAUSE}` }).click();
  await expect(page.getByRole("deletion")).toHaveText("pool");
  await expect(page.getByRole("insertion")).toHaveText("queue");
  await page
    .getByRole("navigation", { name: "Versions" })
    .getByRole("link", { name: /Ada Lovelace/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Restore this text" }).click();
  await expect(page.getByRole("deletion")).toHaveText("queue");
  await page.goto(document);
  await expect(page.getByRole("article")).toContainText("The pool had no limit.");
});

test("an exported file that was edited elsewhere is looked at, then imported", async ({ page }) => {
  await draftPostmortem(page, await declareIncident(page, "Edited elsewhere", "SEV3"));
  await writeSection(page, CAUSE, "The pool had no limit.");
  const file = (await storedMarkdown(page))
    .replace("no limit", "no upper limit")
    .replace("## Postmortem: Edited elsewhere", "## Postmortem: Something else");
  await openImport(page);
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  const buffer = Buffer.from(file);
  const upload = { name: "postmortem.md", mimeType: "text/markdown", buffer };
  await dialog.getByLabel("File").setInputFiles(upload);
  await dialog.getByRole("button", { name: "Show what would change" }).click();
  const change = dialog.getByRole("region", { name: `Change of ${CAUSE}` });
  await expect(change.getByRole("insertion")).toHaveText(/upper/);
  await expect(dialog.getByRole("region", { name: "Not imported" })).toContainText("The title");
  expect(await storedMarkdown(page)).not.toContain("upper");
  await dialog.getByRole("button", { name: "Import 1 section" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("article")).toContainText("The pool had no upper limit.");

  await openImport(page);
  await dialog.getByLabel("Or its text").fill("# Shopping list");
  await dialog.getByRole("button", { name: "Show what would change" }).click();
  await expect(dialog.getByRole("alert")).toContainText("“Shopping list” is not a heading");
});

test("three people write in one section at once, and no word is lost", async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const grace = await inviteInto(browser, { by: page, name: "Grace Slick", role: "RESPONDER" });
  const linus = await inviteInto(browser, { by: page, name: "Linus Pauling", role: "RESPONDER" });
  await draftPostmortem(page, await declareIncident(page, "Three writers", "SEV3"));
  await writeSection(page, CAUSE, "The pool had no limit.\n\nThe queue grew.\n\nNobody knew.");
  const writers = [page, grace, linus];
  for (const writer of [grace, linus]) {
    await writer.goto(page.url());
    await writer.getByRole("button", { name: `Edit ${CAUSE}` }).click();
  }
  for (const writer of writers) await expect(sectionField(writer, CAUSE)).toBeVisible();
  await place(page, "Control+Home");
  await place(grace, "Control+End");
  await place(linus, "Control+End");
  await Promise.all([
    page.keyboard.type("Since the move: "),
    grace.keyboard.type(" Grace saw it first."),
    linus.keyboard.type(" Linus looked later."),
  ]);
  await keepBoth(writers);
  const words = [
    "Since the move:",
    "Grace saw it first.",
    "Linus looked later.",
    "The queue grew.",
  ];
  for (const each of words) await expect.poll(() => storedMarkdown(page)).toContain(each);
  for (const writer of writers) {
    for (const each of words) await expect(sectionField(writer, CAUSE)).toContainText(each);
  }
  for (const other of [grace, linus]) await other.context().close();
});

async function openImport(page: Page) {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Import Markdown" }).click();
}

async function place(page: Page, key: string) {
  await sectionField(page, CAUSE).focus();
  await page.keyboard.press(key);
}

/** Whoever is asked keeps both, until nobody is asked any more. */
async function keepBoth(writers: readonly Page[]) {
  const isQuiet = async () => {
    for (const writer of writers) {
      const panel = writer.getByRole("region", { name: `What to keep in ${CAUSE}` });
      if (!(await panel.isVisible())) continue;
      for (const both of await panel.getByRole("radio", { name: "Keep both" }).all()) {
        await both.check();
      }
      await panel.getByRole("button", { name: "Save this" }).click();
      return false;
    }
    const saved = await Promise.all(
      writers.map((writer) =>
        writer
          .getByText(/^(Saved|Merged)/)
          .first()
          .isVisible(),
      ),
    );
    const texts = await Promise.all(
      writers.map((writer) => sectionField(writer, CAUSE).textContent()),
    );
    return saved.every(Boolean) && new Set(texts).size === 1;
  };
  await expect.poll(isQuiet, { timeout: 60_000, intervals: [1_000] }).toBe(true);
}
