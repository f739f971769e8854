import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, SIGNED_OUT, test } from "./fixtures";

const PAGES = [
  "/incidents",
  "/incidents?severity=SEV1&q=nothing-like-this",
  "/incidents/41",
  "/incidents/1",
  "/incidents/1/postmortem",
  "/incidents/39/postmortem",
  "/incidents/39/postmortem/history/root-cause",
  "/incidents/39/postmortem/debrief",
  "/incidents/1/postmortem/revisions",
  "/incidents/1/history",
  "/incidents/1/replay",
  "/postmortems",
  "/postmortems?view=waiting",
  "/postmortems/library",
  "/postmortems/library?q=database&factor=DATA",
  "/action-items",
  "/action-items/1",
  "/action-items/board",
  "/action-items/figures",
  "/services",
  "/services?team=platform&tier=1",
  "/services/checkout",
  "/services/checkout/slos",
  "/services/checkout/deployments",
  "/services/checkout/runbooks",
  "/services/checkout/incidents",
  "/services/checkout/edit",
  "/slos",
  "/slos?need=NO_DATA&team=platform",
  "/slos/1",
  "/slos/2",
  "/slos/4",
  "/slos/1/edit",
  "/slos/new?service=mailer",
  "/teams",
  "/teams/payments-crew",
  "/runbooks",
  "/runbooks/1",
  "/runbooks/1/edit",
  "/runbooks/1/history",
  "/notifications",
  "/settings/notifications",
  "/settings/deliveries",
  "/settings/webhooks",
  "/settings/audit-log",
  "/settings",
  "/settings/sessions",
  "/settings/tokens",
  "/settings/people",
  "/docs/api",
  "/docs/api/services-and-deployments",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      for (const path of PAGES) {
        test(`axe finds nothing on ${path}, and it does not scroll sideways`, async ({ page }) => {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          expect(await violationsOn(page)).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        });
      }

      test("axe finds nothing in the dialog that declares", async ({ page }) => {
        await page.goto("/incidents/41");
        await page.keyboard.press("d");
        await expect(page.getByRole("dialog")).toBeVisible();
        await page.getByText("More", { exact: true }).click();
        expect(await violationsOn(page)).toEqual([]);
      });
    });
  }
}

test.describe("signed out", () => {
  test.use({ storageState: SIGNED_OUT });

  for (const path of [
    "/sign-in",
    "/forgot",
    "/reset/not-a-real-token",
    "/invite/not-a-real-token",
  ]) {
    test(`axe finds nothing on ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
    });
  }
});

/** What axe objects to, each with the elements concerned. */
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
