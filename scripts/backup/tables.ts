import type pg from "pg";
import { readSchema } from "../lib/migrate.js";

/** Work that waits, told by its own meaning: the queue's tables change with its versions. */
export const JOBS = "jobs";
/** When each regular job ran last. */
export const CALENDAR = "calendar";

export const JOB_COLUMNS = {
  identifier: "text",
  payload: "json",
  queue_name: "text",
  run_at: "timestamptz",
  max_attempts: "int",
  attempts: "int",
  job_key: "text",
  priority: "int",
  flags: "text[]",
};
export const CALENDAR_COLUMNS = {
  identifier: "text",
  known_since: "timestamptz",
  last_execution: "timestamptz",
};

/** What COPY reads for work that waits. What was given up is left out: nobody will work it. */
export const READ_JOBS = `select task.identifier, job.payload, queue.queue_name, job.run_at, job.max_attempts,
    job.attempts, job.key, job.priority, (select array_agg(flag) from jsonb_object_keys(job.flags) flag)
  from graphile_worker._private_jobs job
  join graphile_worker._private_tasks task on task.id = job.task_id
  left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
  where job.attempts < job.max_attempts`;
export const READ_CALENDAR = `select ${Object.keys(CALENDAR_COLUMNS).join(", ")}
  from graphile_worker._private_known_crontabs`;

export type Table = { readonly name: string; readonly columns: readonly string[] };

/** Muster's own tables that are there, with the columns that can be written, by name. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select relname as name, array_agg(attname::text order by attnum) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any($1)
       and attnum > 0 and not attisdropped and attgenerated = ''
     group by relname order by relname`,
    [await ownNames()],
  );
  return rows;
}

/** Tables in the database's main schema that are not Muster's. */
export async function listForeignTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all($1)
     order by relname`,
    [[...(await ownNames()), "_prisma_migrations"]],
  );
  return rows.map(({ name }) => name);
}

/** Sequences of these tables, by name. */
export async function listSequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select sequence.relname as name
     from pg_class sequence join pg_depend on objid = sequence.oid and deptype in ('a', 'i')
     join pg_class owner on owner.oid = refobjid
     where sequence.relkind = 'S' and sequence.relnamespace = 'public'::regnamespace
       and owner.relname = any($1) order by 1`,
    [await ownNames()],
  );
  return rows.map(({ name }) => name);
}

/** Names of the migrations that were applied, oldest first; none where nothing was set up. */
export async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows: there } = await client.query(
    "select 1 where to_regclass('public._prisma_migrations') is not null",
  );
  if (there.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `select distinct migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** As the schema's files say, and those of earlier versions that are gone are in no backup of this one. */
async function ownNames(): Promise<string[]> {
  const files = await readSchema();
  const models = files.flatMap(({ content }) => content.match(/^model \w+ \{[\s\S]*?^\}/gm) ?? []);
  return models.map((model) => {
    const [, mapped] = /@@map\("([^"]+)"\)/.exec(model) ?? [];
    const [, name = ""] = /^model (\w+)/.exec(model) ?? [];
    return mapped ?? name;
  });
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
