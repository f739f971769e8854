import pg from "pg";
import { migrateDatabase } from "../scripts/lib/migrate.js";
import { startApp } from "../scripts/lib/start-app";
import { ADMIN, expect, SIGNED_OUT, test } from "./fixtures";

test.use({ storageState: SIGNED_OUT });

test("a new folder started with demo data lets its first admin in, and nobody after them", async ({
  page,
}) => {
  test.setTimeout(150_000);
  const databaseUrl = await makeDatabase(`demo_first_${Date.now()}`);
  const app = await startApp(databaseUrl, { env: { MUSTER_DEMO: "1" } });
  try {
    await page.goto(`${app.url}/`);
    await expect(page).toHaveURL(/\/welcome$/);
    await page.getByLabel("Your name").fill(ADMIN.name);
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL(/\/incidents$/, { timeout: 60_000 });
    await expect(
      page.getByRole("link", { name: "Card payments time out in the checkout" }),
    ).toBeVisible();
    // A page that is open goes on asking, and the browser complains of each refusal.
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto(`${app.url}/welcome`);
    await expect(page).toHaveURL(/\/sign-in$/);
  } finally {
    await app.stop();
  }
});

async function makeDatabase(name: string): Promise<string> {
  const connectionString = process.env.MUSTER_TEST_OWNER_URL ?? "";
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = connectionString.replace(/\/[^/]+$/, `/${name}`);
  await migrateDatabase(url);
  return url;
}
