import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Trailer } from "./format";
import { type Part, readBackup } from "./read-backup";
import { CALENDAR, CALENDAR_COLUMNS, JOB_COLUMNS, JOBS, listTables, quoted } from "./tables";

/**
 * Fills an empty database that has exactly the backup's migrations, in one transaction: everything of the
 * file is there, proved by its checksums, or nothing.
 * @param client of the role that owns the tables
 * @throws Error with what is wrong with the file
 */
export async function loadBackup(client: pg.Client, file: string): Promise<Trailer> {
  await client.query("begin");
  try {
    await client.query("set local statement_timeout = 0");
    await client.query("set local datestyle = 'ISO, YMD'");
    const tables = (await listTables(client)).map(({ name }) => name);
    const keys = await letGo(client, tables);
    let trailer: Trailer | undefined;
    for await (const part of readBackup(file)) {
      if (part.kind === "table") await loadTable(client, part);
      if (part.kind === "trailer") trailer = part.trailer;
    }
    if (!trailer) throw new Error(`${file} has no end.`);
    await setSequences(client, trailer);
    await holdAgain(client, tables, keys);
    await client.query("commit");
    return trailer;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** References are checked once all rows are there, and what triggers wrote is in the backup itself. */
async function letGo(client: pg.Client, tables: readonly string[]): Promise<ForeignKey[]> {
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of keys) {
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  }
  for (const table of tables) {
    await client.query(`alter table public.${quoted(table)} disable trigger user`);
  }
  // Rows that migrations made are in the backup too.
  await client.query(`truncate ${tables.map((table) => `public.${quoted(table)}`).join(", ")}`);
  return keys;
}

async function holdAgain(
  client: pg.Client,
  tables: readonly string[],
  keys: readonly ForeignKey[],
): Promise<void> {
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const table of tables) {
    await client.query(`alter table public.${quoted(table)} enable trigger user`);
  }
}

async function loadTable(client: pg.Client, part: Extract<Part, { kind: "table" }>): Promise<void> {
  const columns = part.columns.map(quoted).join(", ");
  const copyInto = (table: string) =>
    pipeline(part.rows, client.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
  if (part.table === JOBS) {
    await makeTemporary(client, "restored_job", JOB_COLUMNS);
    await copyInto("restored_job");
    await client.query(QUEUE_JOBS);
    await client.query(KEEP_ATTEMPTS);
  } else if (part.table === CALENDAR) {
    await makeTemporary(client, "restored_calendar", CALENDAR_COLUMNS);
    await copyInto("restored_calendar");
    await client.query(KEEP_CALENDAR);
  } else {
    await copyInto(`public.${quoted(part.table)}`);
  }
}

/** By the queue's own door, whatever version of it wrote the backup. */
const QUEUE_JOBS = `create temporary table queued on commit drop as
  select (graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts::smallint,
    job_key, priority::smallint, flags)).id as id, attempts
  from restored_job`;
const KEEP_ATTEMPTS = `update graphile_worker._private_jobs job set attempts = queued.attempts
  from queued where queued.id = job.id and queued.attempts > 0`;
const KEEP_CALENDAR = `insert into graphile_worker._private_known_crontabs
    (identifier, known_since, last_execution)
  select identifier, known_since, last_execution from restored_calendar
  on conflict (identifier) do update
    set known_since = excluded.known_since, last_execution = excluded.last_execution`;

async function makeTemporary(
  client: pg.Client,
  name: string,
  columns: Record<string, string>,
): Promise<void> {
  const list = Object.entries(columns).map(([column, type]) => `${quoted(column)} ${type}`);
  await client.query(`create temporary table ${name} (${list.join(", ")}) on commit drop`);
}

async function setSequences(client: pg.Client, { sequences }: Trailer): Promise<void> {
  for (const [name, { value, isCalled }] of Object.entries(sequences)) {
    await client.query("select setval($1::regclass, $2::bigint, $3)", [
      `public.${quoted(name)}`,
      value,
      isCalled,
    ]);
  }
}
