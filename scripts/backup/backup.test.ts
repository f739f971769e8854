import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { makeIncident } from "@/lib/testing/core/incidents";
import { migrateDatabase } from "../lib/migrate.js";
import { listKnownMigrations } from "../lib/schema-engine.js";
import { findBroken } from "./prove-record";
import { checkBackup } from "./read-backup";
import { restoreBackup } from "./restore-backup";
import { fingerprintOf, keepSecret } from "./secret";
import {
  contentOf,
  emptyOn,
  NEVER,
  needWhole,
  OPTIONS,
  onPackaged,
  openBackupWorld,
  run,
} from "./testing/world";
import { writeBackup } from "./write-backup";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 600_000 });

const world = openBackupWorld("backup_source");

describe("what a backup holds", () => {
  it("comes back on PostgreSQL 15 and on the packaged 18, to the last row, number and waiting job", async () => {
    const old = await emptyOn(world.fifteen.urlOf("keeper", "postgres"));
    await restoreBackup(old, world.whole, { ...NEVER, prove: needWhole });
    expect(await contentOf(old)).toEqual(await contentOf(world.source));

    const back = path.join(world.folder, "back.backup");
    await writeBackup(old, back, OPTIONS);
    const again = await emptyOn(onPackaged("keeper", world.source));
    await restoreBackup(again, back, { ...NEVER, prove: needWhole });
    expect(await contentOf(again)).toEqual(await contentOf(world.source));
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
    const file = path.join(world.folder, "busy.backup");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writeBackup(world.source, file, OPTIONS);
    writing = false;
    await writer;
    const target = await emptyOn(onPackaged("keeper", world.source));
    await restoreBackup(target, file, NEVER);
    // Tests put their people there beside the record; everything else in it is whole.
    const broken = await findBroken(target);
    expect(broken.filter((line) => !line.includes("A person was put there"))).toEqual([]);
  });

  it("is only for whom took it, is never written over another file, and leaves no half file", async () => {
    expect(statSync(world.whole).mode & 0o777).toBe(0o600);
    await expect(writeBackup(world.source, world.whole, OPTIONS)).rejects.toThrow("exists");
    const bare = await emptyOn(onPackaged("keeper", world.source));
    const file = path.join(world.folder, "bare.backup");
    await expect(writeBackup(bare, file, OPTIONS)).rejects.toThrow("not set up yet");
    expect(() => statSync(file)).toThrow();
  });

  it("of an older version is brought up to this one", async () => {
    const known = await listKnownMigrations();
    const older = await emptyOn(onPackaged("keeper", world.source));
    await migrateDatabase(older, { only: known.slice(0, 12) });
    await run(
      older,
      `insert into app_user (id, email, name, role, created_at)
       values (gen_random_uuid(), 'ada@example.org', 'Ada', 'ADMIN', now())`,
    );
    const file = path.join(world.folder, "older.backup");
    await writeBackup(older, file, OPTIONS);
    for (const before of [[], known]) {
      const target = await emptyOn(onPackaged("keeper", world.source));
      if (before.length > 0) await migrateDatabase(target);
      const { newer } = await restoreBackup(target, file, NEVER);
      expect(newer).toEqual(known.slice(12));
      expect((await run(target, "select name from app_user")).rows).toEqual([{ name: "Ada" }]);
    }
  });
});

describe("the secret that seals the webhooks' secrets", () => {
  it("is in a backup only when asked for, and is put back or asked for", async () => {
    const text = gunzipSync(readFileSync(world.whole)).toString("utf8");
    expect(text).not.toContain(OPTIONS.secret);
    expect((await checkBackup(world.whole)).header.secretFingerprint).toBe(
      fingerprintOf(OPTIONS.secret),
    );
    const full = path.join(world.folder, "secret.backup");
    await writeBackup(world.source, full, { ...OPTIONS, withSecret: true });
    const { header } = await checkBackup(full);
    expect(header.secret).toBe(OPTIONS.secret);

    const kept = path.join(world.folder, "session-secret");
    writeFileSync(kept, "made-at-the-first-start");
    const env = { NEXTAUTH_SECRET: "made-at-the-first-start" } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret({ ...header, secret: null }, kept, env)).toContain("which is not in it");
    expect(keepSecret(header, kept, env)).toContain("Put the backup's secret into");
    expect(readFileSync(kept, "utf8")).toBe(OPTIONS.secret);
    const given = { NEXTAUTH_SECRET: OPTIONS.secret } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret(header, kept, given)).toBeNull();
    const other = { NEXTAUTH_SECRET: "given-by-the-operator" } as unknown as NodeJS.ProcessEnv;
    expect(keepSecret(header, kept, other)).toContain("zcat");
  });
});
