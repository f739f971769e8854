import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mayReset } from "@/lib/platform/access/limits";
import { pool, prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { startWorker } from "@/lib/serve/worker/start";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { signIn } from "@/lib/testing/core/people";
import { startPooler } from "@/scripts/lib/pooler.js";
import { listen, stopListening } from "./listener";
import { readiness } from "./readiness";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const ENTRIES = 200;
const folder = mkdtempSync(path.join(tmpdir(), "muster-pooler-"));
let pooler: Awaited<ReturnType<typeof startPooler>>;

beforeAll(async () => {
  await useOwnDatabase("muster_behind_pooler");
  const direct = process.env.DATABASE_URL ?? "";
  pooler = await startPooler(folder, direct);
  process.env.DATABASE_DIRECT_URL = direct;
  process.env.DATABASE_URL = pooler.url;
});
afterAll(async () => {
  delete process.env.DATABASE_DIRECT_URL;
  await stopListening();
  await pooler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("with a direct address beside a pooler in transaction mode every write is kept, every notice heard and every job done", async () => {
  expect(await readiness()).toMatchObject({ status: "ready", liveNotices: "arrive" });
  const heard = new Set<number>();
  const actor = await signIn("RESPONDER");
  const { number, id } = await declareIncident.execute(actor, {
    title: "Pooled",
    severity: "SEV1",
  });
  const stop = listen({
    onNotice: ({ stream, seq }) => stream === `incident:${id}` && heard.add(seq),
    onGap: () => undefined,
  });
  const worker = await startWorker();
  const written = await Promise.allSettled(
    Array.from({ length: ENTRIES }, (_, index) =>
      appendEntry.execute(
        actor,
        { incident: number, body: `Entry ${index}` },
        { idempotencyKey: `pooled-entry-${index}` },
      ),
    ),
  );
  expect(written.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(await prisma().timelineEntry.count({ where: { incidentId: id } })).toBe(ENTRIES);
  const events = await prisma().auditEvent.findMany({ where: { stream: `incident:${id}` } });
  const last = Math.max(...events.map(({ seq }) => seq));
  await vi.waitFor(() => expect(heard.has(last)).toBe(true), { timeout: 10_000 });
  expect(heard.size).toBeGreaterThanOrEqual(ENTRIES);
  await vi.waitFor(
    async () => {
      const due = await pool().query(
        "select 1 from graphile_worker.jobs where run_at <= now() or last_error is not null",
      );
      expect(due.rows).toEqual([]);
    },
    { timeout: 60_000 },
  );
  stop();
  await worker.stop();
});

it("no statement is named, whoever asks", async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) => mayReset(`somebody-${index % 20}`)),
  );
  expect(asked.filter(({ status }) => status === "rejected")).toEqual([]);
  const named = { name: "kept", text: "select $1::int as one", values: [1] };
  await Promise.all(Array.from({ length: 30 }, () => pool().query(named)));
  const client = await pool().connect();
  await client.query("begin");
  expect((await client.query(named)).rows).toEqual([{ one: 1 }]);
  expect((await client.query("select name from pg_prepared_statements")).rows).toEqual([]);
  await client.query("rollback");
  client.release();
});

it("each transaction brings its bounds along, whatever session it gets", async () => {
  await pool().query("set statement_timeout = 0; set lock_timeout = 0");
  const bounds = await Promise.all(
    Array.from({ length: 12 }, () =>
      prisma().$transaction(
        (tx) => tx.$queryRaw<{ bound: string }[]>`select current_setting('lock_timeout') as bound`,
      ),
    ),
  );
  expect(new Set(bounds.flat().map(({ bound }) => bound))).toEqual(new Set(["10s"]));
});
