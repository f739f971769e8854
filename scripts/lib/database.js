import { DATA_DIR } from "./paths.js";
import { startPostgres } from "./postgres.js";
import { Stop } from "./progress.js";

/**
 * The database to use: DATABASE_URL, or Muster's own.
 * @param {{ share?: boolean }} options `share` uses the own database of a running Muster when there is one
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` leaves foreign databases alone
 * @throws Stop when it cannot be reached
 */
export async function openDatabase({ share = false } = {}) {
  const url = process.env.DATABASE_URL;
  if (!url) return startPostgres(DATA_DIR, { share });
  await needReachable(url);
  return { url, stop: async () => undefined };
}

async function needReachable(url) {
  const { default: pg } = await import("pg");
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    await client.connect();
    await client.end();
  } catch (error) {
    const cause = error?.errors?.[0]?.message || error?.message || "no answer";
    throw new Stop(`The database that DATABASE_URL names cannot be reached: ${cause}`);
  }
}
