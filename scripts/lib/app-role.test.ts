import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { grantToApp } from "./app-role.js";
import { prepareDatabase } from "./database.js";
import { migrateDatabase } from "./migrate.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let owner: pg.Client;
let app: pg.Client;
let ownerUrl = "";
let url = "";

beforeAll(async () => {
  await useOwnDatabase("app_role");
  ownerUrl = process.env.DATABASE_URL ?? "";
  const address = new URL(ownerUrl);
  address.username = "app_of_the_test";
  address.password = "none";
  url = address.href;
  await prepareDatabase({ url, ownerUrl });
  owner = await connect(ownerUrl);
  app = await connect(url);
  return async () => {
    await app.end();
    await owner.query("drop owned by app_of_the_test");
    await owner.query("drop role app_of_the_test");
    await owner.end();
  };
});

describe("the role that serves the app", () => {
  it.each([
    "alter table audit_event disable trigger all",
    "alter table incident disable trigger user",
    "alter table incident add column x int",
    "alter table audit_event rename to y",
    "drop trigger append_only on audit_event",
    "drop table incident cascade",
    "drop function refuse_rewrite() cascade",
    "create or replace function refuse_rewrite() returns trigger language plpgsql as 'begin return new; end'",
    "create trigger x before insert on incident for each row execute function refuse_rewrite()",
    "create table public.x (y int)",
    "create schema x",
    "truncate incident cascade",
    "truncate audit_event",
    "update audit_event set type = 'x'",
    "delete from audit_event",
    "delete from audit_stream",
    "update _prisma_migrations set checksum = 'x'",
    "delete from graphile_worker.migrations",
    "set session_replication_role = replica",
    "set role muster",
    "alter role app_of_the_test superuser",
    "select setval('incident_number_seq', 1)",
    "create extension hstore",
    "drop schema graphile_worker cascade",
    "alter default privileges grant all on tables to public; alter table incident owner to app_of_the_test",
    "copy incident to program 'cat'",
  ])("may not: %s", async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });
  });

  it("may only add to what only grows, to the last table", async () => {
    const { rows } = await owner.query(
      `select relname as name,
         exists (select 1 from pg_trigger where tgrelid = pg_class.oid and tgname = 'append_only') as only_grows,
         has_table_privilege('app_of_the_test', oid, 'SELECT') and has_table_privilege('app_of_the_test', oid, 'INSERT') as adds,
         has_table_privilege('app_of_the_test', oid, 'UPDATE') or has_any_column_privilege('app_of_the_test', oid, 'UPDATE')
           or has_table_privilege('app_of_the_test', oid, 'DELETE') as changes,
         has_table_privilege('app_of_the_test', oid, 'TRUNCATE') or has_table_privilege('app_of_the_test', oid, 'TRIGGER')
           or has_table_privilege('app_of_the_test', oid, 'REFERENCES') as more
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'`,
    );
    expect(rows.filter(({ only_grows }) => only_grows).length).toBeGreaterThan(8);
    const wrong = rows.filter(
      (table) => !table.adds || table.more || table.changes === table.only_grows,
    );
    expect(wrong).toEqual([]);
  });

  it("works the queue, whose rows are guarded, and reads what was migrated", async () => {
    const { rows } = await app.query(
      `select (graphile_worker.add_job('x', run_at => now() + interval '1 hour', job_key => 'k')).id`,
    );
    expect(rows).toHaveLength(1);
    expect((await app.query("select key from graphile_worker.jobs")).rows).toEqual([{ key: "k" }]);
    await app.query("select graphile_worker.remove_job('k')");
    expect((await app.query("select 1 from _prisma_migrations")).rowCount).toBeGreaterThan(20);
  });

  it("has what it needs in tables of later migrations from their first moment on", async () => {
    await owner.query("create table later (id serial primary key, what text)");
    await app.query("insert into later (what) values ('a')");
    await app.query("update later set what = 'b'");
    expect((await app.query("delete from later returning what")).rows).toEqual([{ what: "b" }]);
    await expect(app.query("truncate later")).rejects.toThrow("permission denied");
    await owner.query(
      "create trigger append_only before update or delete on later for each row execute function refuse_rewrite()",
    );
    await prepareDatabase({ url, ownerUrl });
    await expect(app.query("delete from later")).rejects.toThrow("permission denied");
    await owner.query("drop table later");
  });
});

describe("a role that protects nothing is refused", () => {
  it.each([
    ["a superuser", "alter role weak superuser", "is a superuser"],
    ["a member of the owner", "grant muster to weak", "has all rights of muster"],
    ["one that may make roles", "alter role weak createrole", "may create roles"],
    ["one that owns a table", "alter table incident owner to weak", "owns incident"],
  ])("%s", async (_title, sql, sentence) => {
    await owner.query("begin");
    await owner.query("create role weak login");
    await owner.query(sql);
    // Within the transaction, so that other tests never see the role.
    await expect(grantToApp(owner, { role: "weak", password: "" })).rejects.toThrow(sentence);
    await owner.query("rollback");
  });

  it("one that is missing is made where the owner may, and asked for where not", async () => {
    await owner.query("create role plain login password 'none'");
    await owner.query("create database plain_owned owner plain");
    const plain = new URL(ownerUrl);
    plain.username = "plain";
    plain.password = "none";
    plain.pathname = "/plain_owned";
    try {
      await migrateDatabase(plain.href);
      const missing = migrateDatabase(plain.href, { app: { role: "missing", password: "x" } });
      await expect(missing).rejects.toThrow('CREATE ROLE "missing" LOGIN PASSWORD');
    } finally {
      await owner.query("drop database plain_owned with (force)");
      await owner.query("drop role plain");
    }
  });
});

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return client;
}
