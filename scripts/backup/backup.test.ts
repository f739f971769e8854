import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { makeIncident } from "@/lib/core/testing/incidents";
import { useOwnDatabase } from "@/lib/core/testing/own-database";
import { loadDemo } from "@/lib/demo/load-demo";
import { needDebianPostgres, startDebianPostgres } from "../lib/debian-postgres.js";
import { migrateDatabase } from "../lib/migrate.js";
import { listKnownMigrations } from "../lib/schema-engine.js";
import { findBroken } from "./prove-record";
import { checkBackup } from "./read-backup";
import { type RestoreOptions, restoreBackup } from "./restore-backup";
import { fingerprintOf, keepSecret } from "./secret";
import { writeBackup } from "./write-backup";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 600_000 });

const NEVER: RestoreOptions = { mayReplace: async () => false, prove: async () => undefined };
const REPLACE: RestoreOptions = { ...NEVER, mayReplace: async () => true };
const options = { secret: "the-secret-of-the-source", withSecret: false, now: new Date() };

const folder = mkdtempSync(path.join(tmpdir(), "muster-backup-"));
let fifteen: Awaited<ReturnType<typeof startDebianPostgres>>;
/** The packaged server, whose superuser made a role that only owns its own databases. */
let source = "";
let whole = "";
let made = 0;

beforeAll(async () => {
  await needDebianPostgres();
  fifteen = await startDebianPostgres(folder);
  await run(
    fifteen.urlOf("postgres", "postgres"),
    "create role keeper login createdb; create role poor login",
  );
  await useOwnDatabase("backup_source");
  source = process.env.DATABASE_URL ?? "";
  await run(
    source,
    "drop role if exists keeper; create role keeper login password 'none' createdb",
  );
  await loadDemo.execute(systemActor("Demo data", "command-line"), {});
  whole = path.join(folder, "whole.backup");
  await writeBackup(source, whole, options);
});
afterAll(async () => {
  await fifteen?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("what a backup holds", () => {
  it("comes back on PostgreSQL 15 and on the packaged 18, to the last row, number and waiting job", async () => {
    const old = await emptyOn(fifteen.urlOf("keeper", "postgres"));
    await restoreBackup(old, whole, { ...NEVER, prove: needWhole });
    expect(await contentOf(old)).toEqual(await contentOf(source));

    const back = path.join(folder, "back.backup");
    await writeBackup(old, back, options);
    const again = await emptyOn(onPackaged("keeper"));
    await restoreBackup(again, back, { ...NEVER, prove: needWhole });
    expect(await contentOf(again)).toEqual(await contentOf(source));
    expect((await run(again, "select count(*)::int as n from incident")).rows[0].n).toBeGreaterThan(
      20,
    );
    // What guards the record guards it again.
    await expect(run(again, "update audit_event set type = 'x'")).rejects.toThrow("never changed");
  });

  it("is one moment, while people write", async () => {
    let writing = true;
    const writer = (async () => {
      for (; writing; ) await makeIncident("RESOLVED");
    })();
    const file = path.join(folder, "busy.backup");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writeBackup(source, file, options);
    writing = false;
    await writer;
    const target = await emptyOn(onPackaged("keeper"));
    await restoreBackup(target, file, NEVER);
    expect(await findBroken(target)).toEqual([]);
  });

  it("is only for whom took it, is never written over another file, and leaves no half file", async () => {
    expect(statSync(whole).mode & 0o777).toBe(0o600);
    await expect(writeBackup(source, whole, options)).rejects.toThrow("exists");
    const bare = await emptyOn(onPackaged("keeper"));
    const file = path.join(folder, "bare.backup");
    await expect(writeBackup(bare, file, options)).rejects.toThrow("not set up yet");
    expect(() => statSync(file)).toThrow();
  });

  it("of an older version is brought up to this one", async () => {
    const known = await listKnownMigrations();
    const older = await emptyOn(onPackaged("keeper"));
    await migrateDatabase(older, { only: known.slice(0, 12) });
    await run(
      older,
      `insert into app_user (id, email, name, role, created_at)
       values (gen_random_uuid(), 'ada@example.org', 'Ada', 'ADMIN', now())`,
    );
    const file = path.join(folder, "older.backup");
    await writeBackup(older, file, options);
    for (const before of [[], known]) {
      const target = await emptyOn(onPackaged("keeper"));
      if (before.length > 0) await migrateDatabase(target);
      const { newer } = await restoreBackup(target, file, NEVER);
      expect(newer).toEqual(known.slice(12));
      expect((await run(target, "select name from app_user")).rows).toEqual([{ name: "Ada" }]);
    }
  });
});

describe("restoring changes nothing unless all is well", () => {
  let inUse = "";
  let before: Record<string, unknown>;
  beforeAll(async () => {
    inUse = await emptyOn(onPackaged("keeper"));
    await restoreBackup(inUse, whole, NEVER);
    before = await contentOf(inUse);
  });

  const spoilt: [string, string, (file: Buffer) => Buffer][] = [
    ["cut off", "it was cut off", (file) => file.subarray(0, file.length - 200)],
    ["cut off in a table", "it was cut off", (file) => file.subarray(0, file.length / 2)],
    ["no backup at all", "cannot be unpacked", () => Buffer.from("Dear diary,")],
    ["another packed file", "does not begin like one", () => gzipSync("Dear diary,\n")],
    ["without its end", "its end is missing", (file) => edit(file, /\{"end".*\n/, "")],
    [
      "changed in a row",
      "the checksum of",
      (file) => edit(file, "Mara Lindqvist", "Eve Lindqvists"),
    ],
    [
      "changed at its end",
      "its end cannot be read",
      (file) => edit(file, '"isCalled":true', '"isCalled":0'),
    ],
    ["of a newer format", "newer Muster", (file) => edit(file, '"version":1', '"version":2')],
  ];
  it.each(spoilt)("a file that is %s", async (title, sentence, spoil) => {
    const file = path.join(folder, `${title}.backup`);
    writeFileSync(file, spoil(readFileSync(whole)));
    await expect(checkBackup(file)).rejects.toThrow(sentence);
    const target = await emptyOn(onPackaged("keeper"));
    await expect(restoreBackup(target, file, NEVER)).rejects.toThrow(sentence);
    expect(await tablesOf(target)).toEqual([]);
    await expect(restoreBackup(inUse, file, REPLACE)).rejects.toThrow(sentence);
    expect(await contentOf(inUse)).toEqual(before);
  });

  it("a backup of a newer version", async () => {
    const file = path.join(folder, "newer.backup");
    const newer = '"migrations":["20991231000000_x",';
    writeFileSync(file, edit(readFileSync(whole), '"migrations":[', newer));
    await expect(restoreBackup(inUse, file, REPLACE)).rejects.toThrow("newer Muster");
    expect(await contentOf(inUse)).toEqual(before);
  });

  it("a database in use is refused, and replaced in one step when that is asked for", async () => {
    const target = await emptyOn(onPackaged("keeper"));
    await restoreBackup(target, whole, NEVER);
    await run(target, "update app_user set name = 'Somebody else'");
    const asked = vi.fn(async () => false);
    await expect(restoreBackup(target, whole, { ...NEVER, mayReplace: asked })).rejects.toThrow(
      "Nothing was changed",
    );
    expect(asked).toHaveBeenCalledWith(expect.arrayContaining(["app_user", "incident"]));

    const guest = new pg.Client({ connectionString: target, application_name: "muster-web" });
    await guest.connect();
    await expect(restoreBackup(target, whole, REPLACE)).rejects.toThrow(
      /in use by 1 connection.*muster-web/,
    );
    await guest.end();

    await restoreBackup(target, whole, REPLACE);
    expect(
      (await run(target, "select 1 from app_user where name = 'Somebody else'")).rowCount,
    ).toBe(0);
    const { rows } = await run(
      target,
      "select datname from pg_database where datname ~ '_(restoring|replaced)$'",
    );
    expect(rows).toEqual([]);
  });

  it("a role that may not create databases is told what to do instead of replacing", async () => {
    await run(fifteen.urlOf("postgres", "postgres"), "create database poor owner poor");
    const target = fifteen.urlOf("poor", "poor");
    await restoreBackup(target, whole, NEVER);
    await expect(restoreBackup(target, whole, REPLACE)).rejects.toThrow("ALTER ROLE");
    await expect(restoreBackup(target, whole, REPLACE)).rejects.toThrow("CREATEDB");
  });

  it("a record that does not prove itself is not restored, and tables of others are left alone", async () => {
    const forged = path.join(folder, "forged.backup");
    const target = await emptyOn(onPackaged("keeper"));
    await restoreBackup(target, whole, NEVER);
    await run(
      target,
      "alter table audit_event disable trigger user; update audit_event set type = 'forged' where seq = 2; alter table audit_event enable trigger user",
    );
    await writeBackup(target, forged, options);
    const next = await emptyOn(onPackaged("keeper"));
    await expect(restoreBackup(next, forged, { ...NEVER, prove: needWhole })).rejects.toThrow(
      "broken",
    );
    expect((await run(next, "select 1 from pg_tables where schemaname = 'public'")).rowCount).toBe(
      0,
    );

    await run(next, "create table wiki (page text)");
    await expect(restoreBackup(next, whole, NEVER)).rejects.toThrow("not Muster's (wiki)");
    expect((await run(next, "select 1 from wiki")).rowCount).toBe(0);
  });
});

describe("the secret that seals the webhooks' secrets", () => {
  it("is in a backup only when asked for, and is put back or asked for", async () => {
    const text = gunzipSync(readFileSync(whole)).toString("utf8");
    expect(text).not.toContain(options.secret);
    expect((await checkBackup(whole)).header.secretFingerprint).toBe(fingerprintOf(options.secret));
    const full = path.join(folder, "secret.backup");
    await writeBackup(source, full, { ...options, withSecret: true });
    const { header } = await checkBackup(full);
    expect(header.secret).toBe(options.secret);

    const kept = path.join(folder, "session-secret");
    writeFileSync(kept, "made-at-the-first-start");
    const env = { NEXTAUTH_SECRET: "made-at-the-first-start" } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret({ ...header, secret: null }, kept, env)).toContain("which is not in it");
    expect(keepSecret(header, kept, env)).toContain("Put the backup's secret into");
    expect(readFileSync(kept, "utf8")).toBe(options.secret);
    const given = { NEXTAUTH_SECRET: options.secret } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret(header, kept, given)).toBeNull();
    const other = { NEXTAUTH_SECRET: "given-by-the-operator" } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret(header, kept, other)).toContain("zcat");
  });
});

async function needWhole(url: string): Promise<void> {
  const broken = await findBroken(url);
  if (broken.length > 0) throw new Error(`${broken.length} broken`);
}

async function tablesOf(url: string): Promise<unknown[]> {
  const { rows } = await run(url, "select tablename from pg_tables where schemaname = 'public'");
  return rows;
}

function edit(file: Buffer, from: string | RegExp, to: string): Buffer {
  return gzipSync(gunzipSync(file).toString("utf8").replace(from, to));
}

function onPackaged(role: string): string {
  const url = new URL(source);
  url.username = role;
  url.password = "none";
  url.pathname = "/postgres";
  return url.href;
}

async function emptyOn(url: string): Promise<string> {
  made += 1;
  const name = `restored_${made}`;
  await run(url, `create database ${name} template template0 encoding 'UTF8'`);
  return url.replace(/[^/]*$/, name);
}

/** A checksum of every table's rows, the numbers given next, and the work that waits. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  const { rows: tables } = await run(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1",
  );
  const content: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await run(
      url,
      `select count(*)::int as rows, md5(coalesce(string_agg(md5(row::text), '' order by md5(row::text)), '')) as sum from ${name} row`,
    );
    content[name] = rows[0];
  }
  content.jobs = (
    await run(
      url,
      `select task_identifier, key, run_at, priority, attempts, max_attempts, payload::text
       from graphile_worker.jobs jobs join lateral (select payload from graphile_worker._private_jobs where id = jobs.id) job on true
       order by key, run_at, payload::text`,
    )
  ).rows;
  content.next = (
    await run(url, "select last_value::int, is_called from incident_number_seq")
  ).rows;
  return content;
}

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
