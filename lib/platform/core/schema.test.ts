import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, it } from "vitest";
import { readSchema } from "../../../scripts/lib/migrate.js";
import { diffSchemas } from "../../../scripts/lib/schema-engine.js";
import { env } from "./env";

/** What each side is asked for; names of rows that both must have. */
const ASPECTS = {
  columns: `select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || datetime_precision || ')', '')
      || case is_nullable when 'NO' then ' not null' else '' end || coalesce(' default ' || column_default, '') as name
    from information_schema.columns where table_schema = 'public'`,
  enums: `select typname || ' ' || string_agg(enumlabel, ', ' order by enumsortorder) as name
    from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`,
  constraints: `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as name
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f')`,
  indexes: `select indexdef as name from pg_indexes where schemaname = 'public'`,
};

/** Indexes that the Prisma schema cannot say, because they are partial or by trigram: written by hand. */
const BY_HAND = /\bWHERE\b|USING gin/;

it("a database made by the migrations is the one the Prisma schema describes", async () => {
  const migrated = env().DATABASE_URL;
  const described = await describedDatabase(migrated);
  try {
    for (const sql of Object.values(ASPECTS)) {
      const expected = await namesOf(described.url, sql);
      const found = await namesOf(migrated, sql);
      expect(expected.length).toBeGreaterThan(10);
      expect(found.filter((name) => !BY_HAND.test(name))).toEqual(expected);
    }
  } finally {
    await described.drop();
  }
});

it("a migration that goes missing is noticed", async () => {
  const migrated = env().DATABASE_URL;
  const described = await describedDatabase(migrated);
  try {
    await run(described.url, "alter table incident alter column summary drop not null");
    expect(await namesOf(described.url, ASPECTS.columns)).not.toEqual(
      await namesOf(migrated, ASPECTS.columns),
    );
  } finally {
    await described.drop();
  }
});

/** An empty database filled by the SQL that Prisma's own engine writes for the schema files. */
async function describedDatabase(migrated: string) {
  const name = `described_${randomUUID().replaceAll("-", "")}`;
  const url = migrated.replace(/\/[^/]+$/, `/${name}`);
  await run(migrated, `create database ${name}`);
  await run(url, "create extension citext; create extension pg_trgm");
  await run(url, await diffSchemas(migrated, [], await readSchema()));
  return { url, drop: () => run(migrated, `drop database ${name} with (force)`) };
}

async function namesOf(url: string, sql: string): Promise<string[]> {
  const { rows } = await run(url, sql);
  const names = rows.map((row: { name: string }) => row.name);
  return names.filter((name) => !/_prisma_migrations/.test(name)).sort();
}

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
