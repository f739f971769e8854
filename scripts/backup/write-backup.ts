import { createHash, type Hash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { END_OF_ROWS, FORMAT, type Header, type TableEnd, toLine } from "./format";
import { fingerprintOf } from "./secret";
import {
  CALENDAR,
  CALENDAR_COLUMNS,
  JOB_COLUMNS,
  JOBS,
  listForeignTables,
  listMigrations,
  listSequences,
  listTables,
  quoted,
  READ_CALENDAR,
  READ_JOBS,
} from "./tables";

export type Written = {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  /** Tables that are not Muster's, and not in it. */
  readonly left: readonly string[];
};

/**
 * Writes everything in a database to a file, as it stood at one moment, while it is used. The file appears
 * when it is whole. Memory does not grow with the database.
 * @param options `withSecret` puts NEXTAUTH_SECRET itself into it; without, only a fingerprint
 * @throws Error when the file exists, or the database is not set up
 */
export async function writeBackup(
  url: string,
  file: string,
  options: { secret: string | null; withSecret: boolean; now: Date },
): Promise<Written> {
  if (existsSync(file)) throw new Error(`${file} exists: name another file, or remove it first.`);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.partial`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    for (const [name, value] of SESSION) await client.query(`set local ${name} = ${value}`);
    const counted = { tables: 0, rows: 0 };
    const content = contentOf(client, await headerOf(client, options), counted);
    await pipeline(Readable.from(content), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    const left = await listForeignTables(client);
    await settle(draft, file);
    return { ...counted, bytes: (await stat(file)).size, left };
  } finally {
    await rm(draft, { force: true });
    await client.end();
  }
}

/** How values are written does not depend on how a server is set up. */
const SESSION = [
  ["client_encoding", "'UTF8'"],
  ["datestyle", "'ISO, YMD'"],
  ["intervalstyle", "'postgres'"],
  ["timezone", "'UTC'"],
  ["extra_float_digits", "3"],
  ["bytea_output", "'hex'"],
  ["search_path", "public"],
  // A big table takes as long as it takes.
  ["statement_timeout", "0"],
] as const;

async function headerOf(
  client: pg.Client,
  options: { secret: string | null; withSecret: boolean; now: Date },
): Promise<Header> {
  const migrations = await listMigrations(client);
  if (migrations.length === 0) {
    throw new Error("The database is not set up yet: there is nothing to back up.");
  }
  const { rows } = await client.query("select current_setting('server_version_num')::int as num");
  return {
    ...FORMAT,
    takenAt: options.now.toISOString(),
    postgres: Math.floor(rows[0].num / 10_000),
    migrations,
    secretFingerprint: options.secret === null ? null : fingerprintOf(options.secret),
    secret: options.withSecret ? options.secret : null,
  };
}

async function* contentOf(
  client: pg.Client,
  header: Header,
  counted: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  const whole = createHash("sha256");
  const tables = await listTables(client);
  // No migration may change them before they are read; the snapshot is that of this moment.
  await client.query(
    `lock table ${tables.map(({ name }) => quoted(name)).join(", ")} in access share mode`,
  );
  const sources = [
    ...tables.map(({ name, columns }) => ({
      name,
      columns,
      select: `select ${columns.map(quoted).join(", ")} from public.${quoted(name)}`,
    })),
    { name: JOBS, columns: Object.keys(JOB_COLUMNS), select: READ_JOBS },
    { name: CALENDAR, columns: Object.keys(CALENDAR_COLUMNS), select: READ_CALENDAR },
  ];
  yield hashed(whole, toLine(header));
  for (const { name, columns, select } of sources) {
    yield hashed(whole, toLine({ table: name, columns: [...columns] }));
    const end = { rows: 0, hash: createHash("sha256") };
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`))) {
      end.rows += countLines(chunk);
      end.hash.update(chunk);
      yield hashed(whole, chunk);
    }
    const told: TableEnd = { rows: end.rows, sha256: end.hash.digest("hex") };
    yield hashed(whole, Buffer.concat([Buffer.from(END_OF_ROWS), toLine(told)]));
    counted.tables += 1;
    counted.rows += end.rows;
  }
  const sequences = await readSequences(client);
  yield toLine({ end: FORMAT.format, ...counted, sequences, sha256: whole.digest("hex") });
}

/** Read last: sequences know no snapshot, and only run ahead. */
async function readSequences(client: pg.Client) {
  const values: Record<string, { value: string; isCalled: boolean }> = {};
  for (const name of await listSequences(client)) {
    const { rows } = await client.query(`select last_value, is_called from public.${quoted(name)}`);
    values[name] = { value: String(rows[0].last_value), isCalled: rows[0].is_called };
  }
  return values;
}

function hashed(hash: Hash, chunk: Buffer): Buffer {
  hash.update(chunk);
  return chunk;
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** On the disk before it has its name. */
async function settle(draft: string, file: string): Promise<void> {
  const handle = await open(draft, "r");
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}
