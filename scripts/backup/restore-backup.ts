import { migrateDatabase } from "../lib/migrate.js";
import { listKnownMigrations } from "../lib/schema-engine.js";
import type { Header, Trailer } from "./format";
import { loadBackup } from "./load-backup";
import { readBackup } from "./read-backup";
import { listMigrations } from "./tables";
import {
  clearDatabase,
  dropStaging,
  listUsedTables,
  makeStaging,
  needToOurselves,
  swapIn,
  withClient,
} from "./target";

export type Restored = {
  readonly header: Header;
  readonly trailer: Trailer;
  readonly newer: string[];
};

export type RestoreOptions = {
  /** Asked before a database in use is replaced; false leaves everything as it is. */
  readonly mayReplace: (used: readonly string[]) => Promise<boolean>;
  /** Proves what was restored, before it counts. @throws Error when it should not */
  readonly prove: (url: string) => Promise<void>;
};

/**
 * Restores a backup into an empty database, or beside one in use, which it then replaces. Brought up to this
 * version's migrations and proved before it counts: whatever fails leaves the database as it was.
 * @param url of the role that owns the database
 * @throws Error with what is wrong and what to do
 */
export async function restoreBackup(
  url: string,
  file: string,
  options: RestoreOptions,
): Promise<Restored> {
  const header = await readHeader(file);
  await needKnown(header);
  const used = await withClient(url, async (client) => {
    await needToOurselves(client);
    return listUsedTables(client);
  });
  if (used.length === 0) return restoreInto(url, file, header, options);
  if (!(await options.mayReplace(used))) throw new Error("Nothing was changed.");
  const staging = await makeStaging(url);
  try {
    const restored = await restoreInto(staging.url, file, header, options);
    await swapIn(url, staging);
    return restored;
  } catch (error) {
    await dropStaging(url, staging);
    throw error;
  }
}

async function restoreInto(
  url: string,
  file: string,
  header: Header,
  { prove }: RestoreOptions,
): Promise<Restored> {
  try {
    await withClient(url, async (client) => {
      const there = await listMigrations(client);
      if (`${there}` !== `${header.migrations}` && there.length > 0) await clearDatabase(client);
    });
    await migrateDatabase(url, { only: header.migrations });
    const trailer = await withClient(url, (client) => loadBackup(client, file));
    const newer = await migrateDatabase(url);
    await withClient(url, (client) => client.query("analyze"));
    await prove(url);
    return { header, trailer, newer };
  } catch (error) {
    await withClient(url, clearDatabase);
    throw error;
  }
}

async function readHeader(file: string): Promise<Header> {
  for await (const part of readBackup(file)) {
    if (part.kind === "header") return part.header;
  }
  throw new Error(`${file} is empty.`);
}

async function needKnown({ migrations }: Header): Promise<void> {
  const known = await listKnownMigrations();
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The backup was taken by a newer Muster (it has ${unknown.at(-1)}): restore it with that version.`,
  );
}
