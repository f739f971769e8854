import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Takes a declared incident to its postmortem's draft. */
export async function draftPostmortem(page: Page, incident: number): Promise<void> {
  for (const step of ["Acknowledge", "Mark mitigated", "Resolve"]) {
    await page
      .getByRole("button", { name: new RegExp(`^${step}( [A-Z])?$`) })
      .first()
      .click();
  }
  const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
  await dialog.getByRole("checkbox", { name: /Draft the postmortem now/ }).check();
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await page.waitForURL(`/incidents/${incident}/postmortem`);
}

/** The field that a section is written in, once it is opened. */
export function sectionField(page: Page, title: string): Locator {
  return page.getByRole("textbox", { name: title });
}

/** Writes a section of a draft anew, and waits until it is stored. */
export async function writeSection(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole("button", { name: `Edit ${title}` }).click();
  await sectionField(page, title).fill(text);
  const last = text.split("\n").at(-1) ?? "";
  await expect.poll(() => storedMarkdown(page)).toContain(last);
}

/** The document as it is stored, whatever the page shows. */
export async function storedMarkdown(page: Page): Promise<string> {
  const answer = await page.request.get(page.url().replace("/postmortem", "/postmortem.md"));
  return answer.text();
}
