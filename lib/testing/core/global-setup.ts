import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../../scripts/lib/migrate.js";
import { startPostgres } from "../../../scripts/lib/postgres.js";
import { bundleThreads } from "../../../scripts/lib/threads.js";

const TEMPLATE = "muster_template";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrls: string[];
  }
}

/** A real Postgres for the run, a migrated template in it, and a clone of it for each test worker. */
export default async function setUp(project: TestProject) {
  await bundleThreads();
  const folder = mkdtempSync(path.join(tmpdir(), "muster-test-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const server = await startPostgres(folder, { database: TEMPLATE, settings });
  await migrateDatabase(server.url);
  project.provide("databaseUrls", await cloneForWorkers(server.adminUrl, 2));
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function cloneForWorkers(adminUrl: string, workers: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const urls: string[] = [];
  for (let worker = 1; worker <= workers; worker += 1) {
    await client.query(`create database muster_test_${worker} template ${TEMPLATE}`);
    urls.push(adminUrl.replace(/\/postgres$/, `/muster_test_${worker}`));
  }
  await client.end();
  return urls;
}
