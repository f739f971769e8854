import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "@/lib/platform/core/db";
import { migrateDatabase } from "../lib/migrate.js";
import { startPostgres } from "../lib/postgres.js";
import { SECRET } from "../lib/start-app";

export type OwnDatabase = { readonly url: string; readonly client: pg.Client };

/**
 * Two migrated databases on a server of their own, with the settings Muster runs with, thrown away at the
 * end. From here on the app's own code in this process uses the large one, whatever DATABASE_URL was.
 */
export async function withOwnDatabases(
  work: (databases: { small: OwnDatabase; large: OwnDatabase }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-bench-"));
  const server = await startPostgres(folder);
  const opened: pg.Client[] = [];
  const open = async (name: string) => {
    const url = server.adminUrl.replace(/[^/]+$/, name);
    const admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    await migrateDatabase(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    opened.push(client);
    return { url, client };
  };
  try {
    const databases = { small: await open("bench_small"), large: await open("bench_large") };
    process.env.DATABASE_URL = databases.large.url;
    process.env.NEXTAUTH_SECRET = SECRET;
    await work(databases);
  } finally {
    for (const client of opened) await client.end();
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
