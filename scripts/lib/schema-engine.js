import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { ROOT } from "./paths.js";

const MIGRATIONS = path.join(ROOT, "prisma/migrations");
const PACKAGE = path.join(ROOT, "node_modules/@prisma/schema-engine-wasm");
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that a database does not have yet, as `prisma migrate deploy` would, but with
 * Prisma's engine in WebAssembly, so that nothing is downloaded. See docs/decisions/migrations.md.
 * @param {string} databaseUrl
 * @param {string[] | null} only the names of those that may be applied; all when left out
 * @returns {Promise<string[]>} the names of those applied
 */
export async function applyMigrations(databaseUrl, only = null) {
  const list = { baseDir: MIGRATIONS, ...(await readMigrations(only)), shadowDbInitScript: "" };
  const { appliedMigrationNames } = await withEngine(databaseUrl, (schemaEngine) =>
    schemaEngine.applyMigrations({ migrationsList: list, filters: NO_FILTER }),
  );
  return appliedMigrationNames;
}

/**
 * The SQL that leads from one set of schema files to another.
 * @param {string} databaseUrl any reachable database; it is not changed
 * @param {{path: string, content: string}[]} from an empty list for the first migration
 * @param {{path: string, content: string}[]} to
 */
export async function diffSchemas(databaseUrl, from, to) {
  const { stdout } = await withEngine(databaseUrl, (schemaEngine) =>
    schemaEngine.diff({
      from: from.length > 0 ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  return stdout ?? "";
}

let loading;

/** The package exports no entry that Node can load, so its two files are put together here. */
async function loadEngine() {
  const engine = await import(pathToFileURL(path.join(PACKAGE, "schema_engine_bg.js")).href);
  const wasm = await readFile(path.join(PACKAGE, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

async function withEngine(databaseUrl, work) {
  loading ??= loadEngine();
  const engine = await loading;
  const factory = new WholeScripts({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    adapter,
  );
  try {
    return await work(schemaEngine);
  } catch (error) {
    // The engine speaks of its own insides; the database said what is wrong.
    const [, name] = /migration_name="([^"]+)"/.exec(error.message) ?? [];
    if (name && factory.failure) throw new Error(`${name}: ${factory.failure.message}`);
    throw error;
  } finally {
    schemaEngine.free();
    await factory.disconnect();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside functions. Sent whole, a migration runs
 * as one transaction: it is applied, or nothing of it is.
 */
class WholeScripts extends PrismaPg {
  #adapters = [];
  /** What the database said to the script that failed. */
  failure = null;

  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      const driver = adapter.underlyingDriver();
      await loadTrigrams(driver);
      await driver.query(script).catch((error) => {
        this.failure = error;
        throw error;
      });
    };
    this.#adapters.push(adapter);
    return adapter;
  }

  async disconnect() {
    await Promise.all(this.#adapters.map((adapter) => adapter.underlyingDriver().end()));
  }
}

/**
 * Only a superuser may write a setting into a function while nothing in the session knows that setting; so
 * what defines those of pg_trgm is loaded first, by using it.
 */
async function loadTrigrams(driver) {
  const { rows } = await driver.query("select to_regproc('show_limit') is not null as there");
  if (rows[0].there) await driver.query("select show_limit()");
}

/** The names of all migrations of this version, oldest first. */
export async function listKnownMigrations() {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigrations(only) {
  const names = (await listKnownMigrations()).filter((name) => !only || only.includes(name));
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok",
          value: await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lockfile = {
    path: "migration_lock.toml",
    content: await readFile(path.join(MIGRATIONS, "migration_lock.toml"), "utf8"),
  };
  return { lockfile, migrationDirectories };
}
