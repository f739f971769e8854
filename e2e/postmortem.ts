import type { Page } from "@playwright/test";

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
