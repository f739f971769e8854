import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { startPooler } from "@/scripts/lib/pooler.js";
import { stopListening } from "./listener";
import { readiness } from "./readiness";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const folder = mkdtempSync(path.join(tmpdir(), "muster-pooler-"));
let pooler: Awaited<ReturnType<typeof startPooler>>;

beforeAll(async () => {
  await useOwnDatabase("muster_pooler_alone");
  pooler = await startPooler(folder, process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = pooler.url;
});
afterAll(async () => {
  await stopListening();
  await pooler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("a pooler in transaction mode without a direct address is never ready, since no live notice arrives", async () => {
  for (let time = 0; time < 3; time += 1) {
    expect(await readiness()).toMatchObject({
      status: "not ready",
      database: "reachable",
      liveNotices: "do not arrive",
    });
  }
});
