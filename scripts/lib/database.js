import { DATA_DIR } from "./paths.js";
import { startPostgres } from "./postgres.js";
import { Stop } from "./progress.js";

/**
 * The database to use: that of DATABASE_URL, or Muster's own. The app gets `url`, whose role owns nothing where
 * there are two; migrations, backups and restoring use `ownerUrl`, which is passed on to nobody else. `directUrl`
 * is the app's past a pooler; it is `url` where there is none.
 * @param {{ share?: boolean }} options `share` uses the own database of a running Muster when there is one
 * @returns {Promise<{ url: string, directUrl: string, ownerUrl: string, folder?: string, stop: () => Promise<void> }>} `stop`
 *   leaves foreign databases alone
 * @throws Stop when it cannot be reached
 */
export async function openDatabase({ share = false } = {}) {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL, DATABASE_OWNER_URL } = process.env;
  // What is set to nothing counts as not set, as compose files do it.
  const directUrl = DATABASE_DIRECT_URL || url;
  const ownerUrl = DATABASE_OWNER_URL || directUrl;
  // No process started from here on learns of the owner's address, unless it is told.
  delete process.env.DATABASE_OWNER_URL;
  if (!url) {
    const { url: own, appUrl, folder, stop } = await startPostgres(DATA_DIR, { share });
    return { url: appUrl, directUrl: appUrl, ownerUrl: own, folder, stop };
  }
  await needReachable(ownerUrl, nameOf(ownerUrl, { url, directUrl }));
  return { url, directUrl, ownerUrl, stop: async () => undefined };
}

/**
 * Brings a database up to date as its owner, and gives the app's role what it needs.
 * @returns {Promise<string[]>} the names of the migrations that were new
 */
export async function prepareDatabase({ url, directUrl = url, ownerUrl }) {
  // Loaded late: they need packages that may have been installed a moment ago.
  const { migrateDatabase } = await import("./migrate.js");
  const { needAppAddress } = await import("./app-role.js");
  if (directUrl === ownerUrl) return migrateDatabase(ownerUrl);
  const { username, password } = new URL(directUrl);
  const app = { role: decodeURIComponent(username), password: decodeURIComponent(password) };
  const applied = await migrateDatabase(ownerUrl, { app });
  await needAppAddress(directUrl);
  return applied;
}

function nameOf(ownerUrl, { url, directUrl }) {
  if (ownerUrl === url) return "DATABASE_URL";
  return ownerUrl === directUrl ? "DATABASE_DIRECT_URL" : "DATABASE_OWNER_URL";
}

async function needReachable(url, variable) {
  const { default: pg } = await import("pg");
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    await client.connect();
    await client.end();
  } catch (error) {
    const cause = error?.errors?.[0]?.message || error?.message || "no answer";
    throw new Stop(`The database that ${variable} names cannot be reached: ${cause}`);
  }
}
