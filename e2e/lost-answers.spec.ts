import type { Page } from "@playwright/test";
import { declareIncident, expect, test } from "./fixtures";

const LOST = "No answer came.";

/** A kind of write: how a person comes to it, the button they press, and where one record of it shows. */
type Write = {
  readonly kind: string;
  /** Opens and fills the form; `name` is this run's own. */
  readonly fill: (page: Page, name: string) => Promise<void>;
  readonly press: (page: Page) => Promise<void>;
  readonly count: (page: Page, name: string) => Promise<number>;
};

const inDialog = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
const onPage = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();

async function countLinks(page: Page, address: string, name: string): Promise<number> {
  await page.goto(address);
  await expect(page.getByRole("link", { name }).first()).toBeVisible();
  return page.getByRole("link", { name }).count();
}

const WRITES: readonly Write[] = [
  {
    kind: "an incident",
    fill: async (page, name) => {
      await page.goto("/incidents");
      await page.getByRole("button", { name: "Declare incident" }).click();
      await page.getByLabel("What is happening?").fill(name);
    },
    press: (page) => page.getByRole("button", { name: "Declare as SEV4" }).click(),
    count: (page, name) => countLinks(page, "/incidents", name),
  },
  {
    kind: "an update",
    fill: async (page, name) => {
      await declareIncident(page, `Room of ${name}`, "SEV3");
      await page.keyboard.press("u");
      await page.getByRole("textbox", { name: "Message" }).fill(name);
    },
    press: (page) => inDialog(page, "Send update"),
    count: async (page, name) => {
      const sent = page.getByText(`Update sent (internal). ${name}`);
      await expect(sent.first()).toBeVisible();
      await page.reload();
      await expect(sent.first()).toBeVisible();
      return sent.count();
    },
  },
  {
    kind: "an action item",
    fill: async (page, name) => {
      await page.goto("/action-items");
      await page.getByRole("button", { name: "Add action item" }).click();
      await page.getByRole("dialog").getByLabel("What will be done?").fill(name);
      await page.getByRole("dialog").getByLabel("Due").fill("2033-03-01");
    },
    press: (page) => inDialog(page, "Add action item"),
    count: (page, name) => countLinks(page, `/action-items?q=${encodeURIComponent(name)}`, name),
  },
  {
    kind: "a service",
    fill: async (page, name) => {
      await page.goto("/services");
      await page.getByRole("button", { name: "Add service" }).click();
      await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
      const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
      await page.getByRole("dialog").getByLabel("Short name").fill(slug);
    },
    press: (page) => inDialog(page, "Add service"),
    count: async (page, name) => {
      await page.goto("/services");
      await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
      return page.getByText(name, { exact: true }).count();
    },
  },
  {
    kind: "a token, whose secret is still shown",
    fill: async (page, name) => {
      await page.goto("/settings/tokens");
      await page.getByLabel("Name", { exact: true }).fill(name);
    },
    press: (page) => onPage(page, "Make token"),
    count: async (page, name) => {
      await expect(page.getByText(/^mst_/).first()).toBeVisible();
      await page.reload();
      await expect(page.getByText(name).first()).toBeVisible();
      return page.getByRole("button", { name: `Revoke ${name}` }).count();
    },
  },
  {
    kind: "a webhook, whose secret is still shown",
    fill: async (page, name) => {
      await page.goto("/settings/webhooks");
      await page.getByRole("button", { name: "Add webhook" }).click();
      await page.getByRole("dialog").getByLabel("Name").fill(name);
      await page.getByRole("dialog").getByLabel("Address").fill("http://127.0.0.1:9/nobody");
    },
    press: (page) => inDialog(page, "Add webhook"),
    count: async (page, name) => {
      await expect(page.getByText(/^whsec_/)).toBeVisible();
      return countLinks(page, "/settings/webhooks", name);
    },
  },
  {
    kind: "an invitation, whose link still works",
    fill: async (page, name) => {
      await page.goto("/settings/people");
      const address = `${name.replaceAll(/[^a-z0-9]+/gi, "-")}@example.org`;
      await page.getByLabel("Invite by e-mail address").fill(address);
    },
    press: (page) => onPage(page, "Invite"),
    count: async (page) => {
      const link = (await page.getByText(/\/invite\//).textContent()) ?? "";
      await page.goto(new URL(link).pathname);
      return page.getByLabel("Your name").count();
    },
  },
];

for (const { kind, fill, press, count } of WRITES) {
  test(`an answer that is lost makes no second one: ${kind}`, async ({ page, errors }) => {
    const name = `Once ${Date.now()}`;
    await fill(page, name);
    const lost = await loseNextAnswer(page);
    await press(page);
    await expect(page.getByText(LOST).first()).toBeVisible();
    expect(lost.count).toBe(1);
    await press(page);
    await expect(page.getByText(LOST)).toHaveCount(0);
    expect(await count(page, name)).toBe(1);
    dropNetworkErrors(errors);
  });
}

test("an incident whose answer was lost before a reload is still declared once", async ({
  page,
  errors,
}) => {
  const [write] = WRITES;
  const name = `Once, reloaded ${Date.now()}`;
  await write?.fill(page, name);
  await loseNextAnswer(page);
  await write?.press(page);
  await expect(page.getByText(LOST)).toBeVisible();
  await page.reload();
  await write?.fill(page, name);
  await write?.press(page);
  await page.waitForURL(/\/incidents\/\d+$/);
  expect(await write?.count(page, name)).toBe(1);
  dropNetworkErrors(errors);
});

/** Lets the next server action through to the server, and its answer not back. */
async function loseNextAnswer(page: Page): Promise<{ count: number }> {
  const lost = { count: 0 };
  await page.route("**/*", async (route) => {
    const isAction = route.request().headers()["next-action"] !== undefined;
    if (!isAction || lost.count > 0) return route.fallback();
    lost.count += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  return lost;
}

/** The lost answer itself is logged by the browser; anything else still counts. */
function dropNetworkErrors(errors: string[]): void {
  const others = errors.filter((error) => !/net::ERR_CONNECTION_RESET/.test(error));
  errors.splice(0, errors.length, ...others);
}
