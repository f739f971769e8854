import pg from "pg";
import { listForeignTables, listTables, quoted } from "./tables";

/** Rows in these say nothing about use: counters of requests. */
const COUNTERS = ["rate_limit"];

/** Connects for as long as the work takes. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A dropped connection fails the query at hand, which says so.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** Tables of Muster that have rows, by name; none in a database that nobody used yet. */
export async function listUsedTables(client: pg.Client): Promise<string[]> {
  const used: string[] = [];
  for (const { name } of await listTables(client)) {
    if (COUNTERS.includes(name)) continue;
    const { rowCount } = await client.query(`select 1 from public.${quoted(name)} limit 1`);
    if (rowCount) used.push(name);
  }
  return used;
}

/** @throws Error while anybody else is connected, or when the database holds more than Muster's */
export async function needToOurselves(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number; names: string | null }>(
    `select count(*)::int as count, string_agg(distinct nullif(application_name, ''), ', ') as names
     from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and backend_type = 'client backend'`,
  );
  const [{ count, names } = { count: 0, names: null }] = rows;
  if (count > 0) {
    throw new Error(
      `The database is in use by ${count} connections${names ? ` (${names})` : ""}: stop the app and the worker first.`,
    );
  }
  const foreign = await listForeignTables(client);
  if (foreign.length > 0) {
    throw new Error(
      `The database also holds tables that are not Muster's (${foreign.slice(0, 3).join(", ")}): restore into a database of its own.`,
    );
  }
}

/** Takes away all that migrations made, so that they can be made again, up to another one. */
export async function clearDatabase(client: pg.Client): Promise<void> {
  await client.query("begin");
  await client.query("drop schema if exists graphile_worker cascade");
  for (const sql of [DROP_TABLES, DROP_FUNCTIONS, DROP_TYPES]) {
    const { rows } = await client.query<{ statement: string }>(sql);
    for (const { statement } of rows) await client.query(statement);
  }
  await client.query("commit");
}

const DROP_TABLES = `select format('drop table if exists public.%I cascade', relname) as statement
  from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
/** Not those of extensions. */
const DROP_FUNCTIONS = `select format('drop function if exists %s cascade', oid::regprocedure) as statement
  from pg_proc where pronamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')`;
const DROP_TYPES = `select format('drop type if exists public.%I cascade', typname) as statement
  from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
    and not exists (select 1 from pg_depend where objid = pg_type.oid and deptype = 'e')`;

/** The databases at hand while one is restored beside the one it will replace. */
export type Staging = { readonly url: string; readonly database: string; readonly of: string };

/**
 * An empty database beside another, like it.
 * @throws Error where the role may not create databases
 */
export async function makeStaging(url: string): Promise<Staging> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select datname, rolname, rolsuper or rolcreatedb as may, datcollate, datctype, datlocprovider
       from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
    );
    const { datname, rolname, may, datcollate, datctype, datlocprovider } = rows[0];
    if (!may) {
      throw new Error(
        `To replace what is there, it is restored beside it first, and ${rolname} may not create databases. ` +
          `Let a superuser run: ALTER ROLE ${quoted(rolname)} CREATEDB; — or restore into an empty database.`,
      );
    }
    const database = `${datname}_restoring`;
    await client.query(`drop database if exists ${quoted(database)}`);
    const locale =
      datlocprovider === "c"
        ? ` lc_collate ${client.escapeLiteral(datcollate)} lc_ctype ${client.escapeLiteral(datctype)}`
        : "";
    await client.query(
      `create database ${quoted(database)} template template0 encoding 'UTF8'${locale}`,
    );
    return { url: urlOf(url, database), database, of: datname };
  });
}

/** Puts a restored database in the other's place, in one step, and drops that one. */
export async function swapIn(url: string, { database, of }: Staging): Promise<void> {
  await withMaintenance(url, async (client) => {
    const former = `${of}_replaced`;
    await client.query(`drop database if exists ${quoted(former)}`);
    await client.query("begin");
    await client.query(`alter database ${quoted(of)} rename to ${quoted(former)}`);
    await client.query(`alter database ${quoted(database)} rename to ${quoted(of)}`);
    await client.query("commit");
    await client.query(`drop database ${quoted(former)}`);
  });
}

export async function dropStaging(url: string, { database }: Staging): Promise<void> {
  await withMaintenance(url, async (client) => {
    await client.query(`drop database if exists ${quoted(database)} with (force)`);
  });
}

/** Databases are renamed from outside: from one that every server has. */
async function withMaintenance(url: string, work: (client: pg.Client) => Promise<void>) {
  try {
    await withClient(urlOf(url, "postgres"), work);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // It does not exist, or this role may not connect to it.
    if (code !== "3D000" && code !== "42501") throw error;
    await withClient(urlOf(url, "template1"), work);
  }
}
