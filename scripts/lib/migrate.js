import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { grantToApp } from "./app-role.js";
import { ROOT } from "./paths.js";
import { Stop } from "./progress.js";
import { applyMigrations, diffSchemas } from "./schema-engine.js";
import { needUsableServer } from "./server-rights.js";

/**
 * Brings a database up to date: the queue's own schema, then ours.
 * @param {string} databaseUrl
 * @param {{ only?: string[] | null, app?: { role: string, password: string } | null }} options `only` names the
 *   migrations that may be applied: an older state; `app` is the role that owns nothing and serves the app
 * @returns {Promise<string[]>} the names of the migrations that were new
 */
export async function migrateDatabase(databaseUrl, { only = null, app = null } = {}) {
  return withTurn(databaseUrl, async (client) => {
    await needUsableServer(client);
    await runMigrations({ connectionString: databaseUrl, logger: silentLogger() });
    await forgetFailedAttempts(client);
    const applied = await apply(databaseUrl, only);
    if (app) await grantToApp(client, app);
    return applied;
  });
}

async function apply(databaseUrl, only) {
  try {
    return await applyMigrations(databaseUrl, only);
  } catch (error) {
    throw new Stop(`A migration failed and left the database as it was. ${error.message}`);
  }
}

/** One after the other: several processes may be started at once on one database. */
async function withTurn(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [TURN]);
    if (!rows[0].mine) {
      console.log("Waiting: another process brings this database up to date.");
      await client.query("select pg_advisory_lock($1)", [TURN]);
    }
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Any number that no other program takes on this database. */
const TURN = 7_305_881_263;

/** A migration is one transaction, so one that failed or was killed left nothing and may be tried again. */
async function forgetFailedAttempts(client) {
  const { rows } = await client.query(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (!rows[0].there) return;
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
  );
}

/**
 * Writes the next migration: from the schema as committed to the one on disk.
 * @returns {Promise<string>} the new file
 */
export async function writeMigration(databaseUrl, name) {
  const sql = await diffSchemas(databaseUrl, committedSchema(), await readSchema());
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(ROOT, "prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  return path.join(folder, "migration.sql");
}

/** The schema files as they are on disk. */
export async function readSchema() {
  const folder = path.join(ROOT, "prisma/schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma"));
  return Promise.all(
    names.map(async (name) => ({
      path: name,
      content: await readFile(path.join(folder, name), "utf8"),
    })),
  );
}

function committedSchema() {
  const git = (...args) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" });
  const committedMigrations = git(
    "ls-tree",
    "-r",
    "--name-only",
    "HEAD",
    "prisma/migrations",
  ).trim();
  if (committedMigrations === "") return [];
  return git("ls-tree", "--name-only", "HEAD", "prisma/schema/")
    .trim()
    .split("\n")
    .map((file) => ({ path: path.basename(file), content: git("show", `HEAD:${file}`) }));
}

function silentLogger() {
  return { scope: silentLogger, debug() {}, info() {}, warn() {}, error: console.error };
}
