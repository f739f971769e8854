import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "@/lib/core/db";
import { migrateDatabase } from "../lib/migrate.js";
import { startPostgres } from "../lib/postgres.js";

/**
 * A migrated database of its own, with the settings Muster runs with, thrown away at the end. From here
 * on the app's own code in this process uses it, whatever DATABASE_URL was.
 */
export async function withOwnDatabase(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-bench-"));
  const server = await startPostgres(folder);
  const client = new pg.Client({ connectionString: server.url });
  try {
    await migrateDatabase(server.url);
    process.env.DATABASE_URL = server.url;
    process.env.NEXTAUTH_SECRET = "only-for-the-bench-0123456789";
    await client.connect();
    await work(client);
  } finally {
    await client.end();
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
