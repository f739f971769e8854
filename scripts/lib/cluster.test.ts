import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startPostgres } from "./postgres.js";

const isRoot = process.getuid?.() === 0;
const settings = { fsync: "off" };
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
/** Nobody else may enter it, as with root's home. */
let closed = "";

beforeEach(() => {
  closed = mkdtempSync(path.join(tmpdir(), "muster-cluster-"));
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
afterEach(() => rmSync(closed, { recursive: true, force: true }));

it("keeps the database in the data folder, also where nobody else may enter; renamed or copied, it is all there", async () => {
  const first = path.join(closed, "first");
  await withDatabase(first, (sql) => sql("create table kept as select 42 as answer"));
  expect(existsSync(path.join(first, "postgres/PG_VERSION"))).toBe(true);

  const renamed = path.join(closed, "renamed");
  renameSync(first, renamed);
  expect(await answerIn(renamed)).toBe(42);

  // As `cp -r` does: the copy belongs to whoever copied.
  const copy = path.join(closed, "copy");
  cpSync(renamed, copy, { recursive: true });
  expect(await answerIn(copy)).toBe(42);
  expect(await answerIn(renamed)).toBe(42);
});

it("a copy taken while it ran neither answers with the original nor harms it", async () => {
  const original = path.join(closed, "original");
  await withDatabase(original, async (sql) => {
    await sql("create table kept as select 42 as answer");
    await sql("checkpoint");
    const copy = path.join(closed, "copy");
    cpSync(original, copy, { recursive: true });
    // To whoever reads the copy, the original's Muster is another process, and alive.
    const other = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)", "scripts"]);
    const file = path.join(copy, "running.json");
    const told = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...told, pid: other.pid }));
    const opened = await startPostgres(copy, { share: true, settings });
    await opened.stop();
    other.kill();
    expect(opened.folder).toBe(path.join(copy, "postgres"));
    expect(await sql("select answer from kept")).toEqual([{ answer: 42 }]);
  });
});

it("secrets without their database make no new one: it says where that was and what to do", async () => {
  const home = path.join(closed, "home");
  await withDatabase(home, (sql) => sql("select 1"));
  const lost = path.join(closed, "lost");
  renameSync(path.join(home, "postgres"), lost);
  const refused = startPostgres(home, { settings });
  await expect(refused).rejects.toThrow(/should be in .*home\/postgres.*No new one was made/);
  expect(existsSync(path.join(home, "postgres"))).toBe(false);

  // The record goes along to another place, and so does what it says.
  const elsewhere = path.join(closed, "elsewhere");
  renameSync(home, elsewhere);
  await expect(startPostgres(elsewhere, { settings })).rejects.toThrow(
    `was last used in ${path.join(home, "postgres")}`,
  );
  // Folders of earlier versions have the password and no record.
  rmSync(path.join(elsewhere, "cluster.json"));
  await expect(startPostgres(elsewhere, { settings })).rejects.toThrow("No new one was made");

  renameSync(lost, path.join(elsewhere, "postgres"));
  await withDatabase(elsewhere, (sql) => sql("select 1"));
});

it("a database without its password gets a new one, and says so", async () => {
  const home = path.join(closed, "home");
  await withDatabase(home, (sql) => sql("create table kept as select 42 as answer"));
  rmSync(path.join(home, "postgres-password"));
  expect(await answerIn(home)).toBe(42);
  expect(vi.mocked(console.log).mock.calls.join()).toMatch(/postgres-password was missing/);
});

it("a folder that is no database, and one of another version, are told apart from an empty one", async () => {
  const foreign = path.join(closed, "foreign");
  mkdirSync(path.join(foreign, "postgres"), { recursive: true });
  writeFileSync(path.join(foreign, "postgres/holiday.txt"), "photos");
  await expect(startPostgres(foreign, { settings })).rejects.toThrow("is not a database");
  expect(existsSync(path.join(foreign, "postgres/holiday.txt"))).toBe(true);

  const old = path.join(closed, "old");
  await withDatabase(old, (sql) => sql("select 1"));
  writeFileSync(path.join(old, "postgres/PG_VERSION"), "16\n");
  await expect(startPostgres(old, { settings })).rejects.toThrow(
    /made by PostgreSQL 16.*npm run backup/,
  );
});

it("a first start that was killed between its last steps is finished by the next", async () => {
  const home = path.join(closed, "home");
  await withDatabase(home, (sql) => sql("create table kept as select 42 as answer"));
  rmSync(path.join(home, "cluster.json"));
  renameSync(path.join(home, "postgres"), path.join(home, "postgres.new"));
  expect(await answerIn(home)).toBe(42);
});

if (isRoot) {
  it("moves in what earlier versions kept elsewhere for root", async () => {
    const home = path.join(closed, "home");
    const name = createHash("sha256").update(home).digest("hex").slice(0, 16);
    const former = path.join("/var/lib/muster", name);
    try {
      await withDatabase(home, (sql) => sql("create table kept as select 42 as answer"));
      mkdirSync(former, { recursive: true });
      renameSync(path.join(home, "postgres"), path.join(former, "postgres"));
      rmSync(path.join(home, "cluster.json"));
      expect(await answerIn(home)).toBe(42);
      expect(existsSync(path.join(home, "postgres/PG_VERSION"))).toBe(true);
      expect(vi.mocked(console.log).mock.calls.join()).toContain("Moved the database from");
      expect(existsSync(path.join(former, "postgres"))).toBe(false);

      // Of a folder that was renamed since, the place can only be guessed: it is named.
      mkdirSync(former, { recursive: true });
      renameSync(path.join(home, "postgres"), path.join(former, "postgres"));
      const renamed = path.join(closed, "renamed");
      renameSync(home, renamed);
      await expect(startPostgres(renamed, { settings })).rejects.toThrow(
        path.join(former, "postgres"),
      );
    } finally {
      rmSync(former, { recursive: true, force: true });
    }
  });
}

it("records where it is", async () => {
  const home = path.join(closed, "home");
  await withDatabase(home, (sql) => sql("select 1"));
  const recorded = JSON.parse(readFileSync(path.join(home, "cluster.json"), "utf8"));
  expect(recorded.folder).toBe(path.join(home, "postgres"));
});

async function answerIn(dataDir: string): Promise<unknown> {
  let answer: unknown;
  await withDatabase(dataDir, async (sql) => {
    [{ answer } = { answer: null }] = await sql("select answer from kept");
  });
  return answer;
}

async function withDatabase(
  dataDir: string,
  work: (sql: (text: string) => Promise<Record<string, unknown>[]>) => Promise<unknown>,
): Promise<void> {
  const server = await startPostgres(dataDir, { settings });
  try {
    await work(async (text) => (await query(server.url, text)).rows);
  } finally {
    await server.stop();
  }
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
