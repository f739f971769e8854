import { declareIncident, expect, test } from "./fixtures";

test("a similar open incident is offered while typing, and joining it opens its room", async ({
  page,
}) => {
  const title = "Gift vouchers are refused at the till";
  const number = await declareIncident(page, title, "SEV4");
  await page.goto("/incidents");
  await page.keyboard.press("d");
  const sev1 = page.getByRole("button", { name: "Declare as SEV1" });
  await expect(sev1).toBeVisible();
  const stood = await sev1.boundingBox();

  await page.getByLabel("What is happening?").fill("Voucher refused til");
  const join = page.getByRole("link", { name: new RegExp(`INC-${number}`) });
  await expect(join).toContainText("Same words: ");
  expect(await sev1.boundingBox()).toEqual(stood);
  await join.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("declaring goes on while the look for similar ones hangs or fails", async ({ page }) => {
  await page.route("**/api/console/incidents/similar*", () => undefined);
  await declareIncident(page, "Declared while the search hangs", "SEV4");
  await page.unroute("**/api/console/incidents/similar*");
  await page.route("**/api/console/incidents/similar*", (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "not what was asked for" }),
  );
  await declareIncident(page, "Declared while the search talks garbage", "SEV4");
});

test("the room shows what was similar before, how it was mitigated, and leads there", async ({
  page,
}) => {
  await page.goto("/incidents/41");
  const before = page.getByRole("region", { name: "Similar before" });
  const first = before.getByRole("listitem").first();
  await expect(first).toContainText("Comparison moved to UTC.");
  await expect(first).toContainText("Same service: Checkout");
  await first.getByRole("link", { name: "Checkout rejects valid vouchers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Checkout rejects valid vouchers",
  );
});
