import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { needDebianPostgres, startDebianPostgres } from "./debian-postgres.js";
import { migrateDatabase } from "./migrate.js";
import { listKnownMigrations } from "./schema-engine.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

let server: Awaited<ReturnType<typeof startDebianPostgres>>;
const folder = mkdtempSync(path.join(tmpdir(), "muster-oldest-"));

beforeAll(async () => {
  await needDebianPostgres();
  server = await startDebianPostgres(folder);
  await run(
    server.urlOf("postgres", "postgres"),
    "create role muster login; create role other login",
  );
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("PostgreSQL 15 takes every migration from a plain role that owns its database, and has the tables of the newest", async () => {
  const url = await makeDatabase("plain", "owner muster");
  expect(await migrateDatabase(url)).toEqual(await listKnownMigrations());
  expect(await migrateDatabase(url)).toEqual([]);
  const [newest = ""] = inject("databaseUrls");
  expect(await shapeOf(url)).toEqual(await shapeOf(newest));
});

it("a database that stopped at the migration which needed 17 goes on from there", async () => {
  const url = await makeDatabase("halfway", "owner muster");
  const known = await listKnownMigrations();
  const before = known.slice(
    0,
    known.findIndex((name) => name.endsWith("_whole_words")),
  );
  await migrateDatabase(url, { only: before });
  await run(
    url,
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     values ('stopped', 'of the former text', '20261123172000_whole_words', now(), 0)`,
  );
  expect(await migrateDatabase(url)).toEqual(known.slice(before.length));
});

it("each migration can be the first of a session, as after any upgrade", async () => {
  const url = await makeDatabase("stepwise", "owner muster");
  const known = await listKnownMigrations();
  for (const [index, name] of known.entries()) {
    expect(await migrateDatabase(url, { only: known.slice(0, index + 1) })).toEqual([name]);
  }
});

it("a migration whose text was mended after it was applied stops nobody", async () => {
  const url = await makeDatabase("mended", "owner muster");
  await migrateDatabase(url);
  await run(url, "update _prisma_migrations set checksum = 'of the former text'");
  expect(await migrateDatabase(url)).toEqual([]);
});

it.each([
  [
    "the database",
    "",
    "GRANT CREATE ON DATABASE",
    (name: string) =>
      `grant create on database ${name} to muster; grant create on schema public to muster`,
  ],
  [
    "the schema",
    "owner other",
    "GRANT USAGE, CREATE ON SCHEMA public TO muster;",
    () => "grant usage, create on schema public to muster",
  ],
])(
  "a right that is missing on %s is one sentence with the statement, and enough",
  async (title, owner, sentence, mend) => {
    const name = `rights_${title.replace(/\W/g, "_")}`;
    const url = await makeDatabase(name, owner);
    if (owner)
      await run(server.urlOf("postgres", name), `grant create on database ${name} to muster`);
    await expect(migrateDatabase(url)).rejects.toThrow(sentence);
    expect(await tablesOf(url)).toBe(0);
    await run(server.urlOf("postgres", name), mend(name));
    expect(await migrateDatabase(url)).toEqual(await listKnownMigrations());
  },
);

it("tables of another role, another encoding and an extension that only a superuser may make are said", async () => {
  const url = await makeDatabase("taken", "owner muster");
  await migrateDatabase(url);
  const asOther = server.urlOf("other", "taken");
  await run(
    server.urlOf("postgres", "taken"),
    "grant create on schema public to other; grant create on database taken to other",
  );
  await expect(migrateDatabase(asOther)).rejects.toThrow("GRANT muster TO other;");

  await run(
    server.urlOf("postgres", "postgres"),
    "create database latin owner muster template template0 encoding 'LATIN1' locale 'C'",
  );
  await expect(migrateDatabase(server.urlOf("muster", "latin"))).rejects.toThrow(
    /LATIN1.*ENCODING 'UTF8'/,
  );
});

async function makeDatabase(name: string, more: string): Promise<string> {
  await run(server.urlOf("postgres", "postgres"), `create database ${name} ${more}`);
  return server.urlOf("muster", name);
}

async function tablesOf(url: string): Promise<number> {
  const { rows } = await run(
    url,
    "select count(*)::int as count from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  return rows[0].count;
}

async function shapeOf(url: string): Promise<string[]> {
  const { rows } = await run(url, SHAPE);
  return rows.map(({ line }) => line);
}

const SHAPE = `
  select 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' ||
    coalesce(column_default, '') || ' ' || coalesce(generation_expression, '') as line
  from information_schema.columns where table_schema = 'public'
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
  union all select 'function ' || pg_get_functiondef(oid) from pg_proc
    where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')
      and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')
  order by 1`;

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
