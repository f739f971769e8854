import { declareIncident, expect, inviteInto, test } from "./fixtures";

test("people see who else is in a room and where they write, until they leave", async ({
  page,
  browser,
}) => {
  const grace = await inviteInto(browser, { by: page, name: "Grace Hopper", role: "RESPONDER" });
  const number = await declareIncident(page, "Two people in one room", "SEV3");
  await expect(page.getByRole("button", { name: /^Also here/ })).toBeHidden();

  await grace.goto(`/incidents/${number}`);
  const also = page.getByRole("button", { name: "Also here: Grace Hopper" });
  await expect(also).toBeVisible();
  await expect(grace.getByRole("button", { name: "Also here: Ada Lovelace" })).toBeVisible();

  await grace.getByLabel("What happened?").pressSequentially("The queue is");
  await expect(page.getByText("Grace is writing")).toBeVisible();
  await also.click();
  await expect(page.getByRole("dialog").getByText("writing an entry")).toBeVisible();
  await page.keyboard.press("Escape");
  await grace.getByLabel("What happened?").press("Control+Enter");
  await expect(page.getByText("Grace is writing")).toBeHidden();

  await grace.goto("/incidents");
  await expect(also).toBeHidden();
  await grace.context().close();
});
