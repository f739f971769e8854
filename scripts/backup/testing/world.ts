import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { loadDemo } from "@/lib/serve/demo/load-demo";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { needDebianPostgres, startDebianPostgres } from "../../lib/debian-postgres.js";
import { findBroken } from "../prove-record";
import type { RestoreOptions } from "../restore-backup";
import { writeBackup } from "../write-backup";

export const NEVER: RestoreOptions = {
  mayReplace: async () => false,
  prove: async () => undefined,
};
export const REPLACE: RestoreOptions = { ...NEVER, mayReplace: async () => true };
export const OPTIONS = { secret: "the-secret-of-the-source", withSecret: false, now: new Date() };

/** The demo data in the packaged server, a backup of it, and Debian's server beside it. */
export function openBackupWorld(name: string) {
  const world = {
    folder: mkdtempSync(path.join(tmpdir(), "muster-backup-")),
    source: "",
    whole: "",
    fifteen: {} as Awaited<ReturnType<typeof startDebianPostgres>>,
  };
  beforeAll(async () => {
    await needDebianPostgres();
    world.fifteen = await startDebianPostgres(world.folder);
    const roles = "create role keeper login createdb; create role poor login";
    await run(world.fifteen.urlOf("postgres", "postgres"), roles);
    await useOwnDatabase(name);
    world.source = process.env.DATABASE_URL ?? "";
    // A role that only owns its own databases.
    await run(
      world.source,
      `do $$ begin create role keeper login password 'none' createdb;
       exception when duplicate_object then null; end $$`,
    );
    await loadDemo.execute(systemActor("Demo data", "command-line"), {});
    world.whole = path.join(world.folder, "whole.backup");
    await writeBackup(world.source, world.whole, OPTIONS);
  });
  afterAll(async () => {
    await world.fifteen.stop?.();
    rmSync(world.folder, { recursive: true, force: true });
  });
  return world;
}

export async function needWhole(url: string): Promise<void> {
  const broken = await findBroken(url);
  if (broken.length > 0) throw new Error(`${broken.length} broken`);
}

export async function tablesOf(url: string): Promise<unknown[]> {
  const { rows } = await run(url, "select tablename from pg_tables where schemaname = 'public'");
  return rows;
}

export function edit(file: Buffer, from: string | RegExp, to: string): Buffer {
  return gzipSync(gunzipSync(file).toString("utf8").replace(from, to));
}

/** An address on the packaged server, for a role there. */
export function onPackaged(role: string, source: string): string {
  const url = new URL(source);
  url.username = role;
  url.password = "none";
  url.pathname = "/postgres";
  return url.href;
}

let made = 0;

/** A new empty database on that server. */
export async function emptyOn(url: string): Promise<string> {
  made += 1;
  const name = `restored_${process.pid}_${made}`;
  await run(url, `create database ${name} template template0 encoding 'UTF8'`);
  return url.replace(/[^/]*$/, name);
}

/** A checksum of every table's rows, the numbers given next, and the work that waits. */
export async function contentOf(url: string): Promise<Record<string, unknown>> {
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

export async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
