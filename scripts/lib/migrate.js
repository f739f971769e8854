import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { ROOT } from "./paths.js";
import { applyMigrations, diffSchemas } from "./schema-engine.js";

/**
 * Brings a database up to date: the queue's own schema, then ours.
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} the names of the migrations that were new
 */
export async function migrateDatabase(databaseUrl) {
  await runMigrations({ connectionString: databaseUrl, logger: silentLogger() });
  await forgetFailedAttempts(databaseUrl);
  try {
    return await applyMigrations(databaseUrl);
  } catch (error) {
    throw new Error(`A migration failed and left the database as it was. ${error.message}`);
  }
}

/** A migration is one transaction, so one that failed or was killed left nothing and may be tried again. */
async function forgetFailedAttempts(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (rows[0].there) {
    await client.query(
      "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
    );
  }
  await client.end();
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
