import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { checkBackup } from "./read-backup";
import { restoreBackup } from "./restore-backup";
import {
  contentOf,
  edit,
  emptyOn,
  NEVER,
  needWhole,
  OPTIONS,
  onPackaged,
  openBackupWorld,
  REPLACE,
  run,
  tablesOf,
} from "./testing/world";
import { writeBackup } from "./write-backup";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 600_000 });

const world = openBackupWorld("restore_source");

describe("restoring changes nothing unless all is well", () => {
  let inUse = "";
  let before: Record<string, unknown>;
  beforeAll(async () => {
    inUse = await emptyOn(onPackaged("keeper", world.source));
    await restoreBackup(inUse, world.whole, NEVER);
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
    const file = path.join(world.folder, `${title}.backup`);
    writeFileSync(file, spoil(readFileSync(world.whole)));
    await expect(checkBackup(file)).rejects.toThrow(sentence);
    const target = await emptyOn(onPackaged("keeper", world.source));
    await expect(restoreBackup(target, file, NEVER)).rejects.toThrow(sentence);
    expect(await tablesOf(target)).toEqual([]);
    await expect(restoreBackup(inUse, file, REPLACE)).rejects.toThrow(sentence);
    expect(await contentOf(inUse)).toEqual(before);
  });

  it("a backup of a newer version", async () => {
    const file = path.join(world.folder, "newer.backup");
    const newer = '"migrations":["20991231000000_x",';
    writeFileSync(file, edit(readFileSync(world.whole), '"migrations":[', newer));
    await expect(restoreBackup(inUse, file, REPLACE)).rejects.toThrow("newer Muster");
    expect(await contentOf(inUse)).toEqual(before);
  });

  it("a database in use is refused, and replaced in one step when that is asked for", async () => {
    const target = await emptyOn(onPackaged("keeper", world.source));
    await restoreBackup(target, world.whole, NEVER);
    await run(target, "update app_user set name = 'Somebody else'");
    const asked = vi.fn(async () => false);
    await expect(
      restoreBackup(target, world.whole, { ...NEVER, mayReplace: asked }),
    ).rejects.toThrow("Nothing was changed");
    expect(asked).toHaveBeenCalledWith(expect.arrayContaining(["app_user", "incident"]));

    const guest = new pg.Client({ connectionString: target, application_name: "muster-web" });
    await guest.connect();
    await expect(restoreBackup(target, world.whole, REPLACE)).rejects.toThrow(
      /in use by 1 connection.*muster-web/,
    );
    await guest.end();

    await restoreBackup(target, world.whole, REPLACE);
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
    await run(world.fifteen.urlOf("postgres", "postgres"), "create database poor owner poor");
    const target = world.fifteen.urlOf("poor", "poor");
    await restoreBackup(target, world.whole, NEVER);
    await expect(restoreBackup(target, world.whole, REPLACE)).rejects.toThrow("ALTER ROLE");
    await expect(restoreBackup(target, world.whole, REPLACE)).rejects.toThrow("CREATEDB");
  });

  it("a record that does not prove itself is not restored, and tables of others are left alone", async () => {
    const forged = path.join(world.folder, "forged.backup");
    const target = await emptyOn(onPackaged("keeper", world.source));
    await restoreBackup(target, world.whole, NEVER);
    await run(
      target,
      "alter table audit_event disable trigger user; update audit_event set type = 'forged' where seq = 2; alter table audit_event enable trigger user",
    );
    await writeBackup(target, forged, OPTIONS);
    const next = await emptyOn(onPackaged("keeper", world.source));
    await expect(restoreBackup(next, forged, { ...NEVER, prove: needWhole })).rejects.toThrow(
      "broken",
    );
    expect((await run(next, "select 1 from pg_tables where schemaname = 'public'")).rowCount).toBe(
      0,
    );

    await run(next, "create table wiki (page text)");
    await expect(restoreBackup(next, world.whole, NEVER)).rejects.toThrow("not Muster's (wiki)");
    expect((await run(next, "select 1 from wiki")).rowCount).toBe(0);
  });
});
