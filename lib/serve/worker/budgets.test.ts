import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { closeDatabase, pool } from "@/lib/platform/core/db";
import { stopListening } from "@/lib/platform/realtime/listener";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { WatchSlos } from "@/lib/slo/watch/jobs";
import { signIn } from "@/lib/testing/core/people";
import { type Count, openCounter } from "@/lib/testing/statements/counter";
import { migrateDatabase } from "../../../scripts/lib/migrate.js";
import { startPostgres } from "../../../scripts/lib/postgres.js";
import { startWorker, type Worker } from "./start";

/** What each may cost at most, with everything that follows it; `idle` is for each second. Never raise one. */
const BUDGETS = {
  append: { statements: 8, commits: 2 },
  declare: { statements: 18, commits: 2 },
  acknowledge: { statements: 19, commits: 2 },
  idle: { statements: 3, commits: 0 },
} as const;

/** What follows a command has begun and ended by then. */
const SETTLED_MS = 1_500;
const IDLE_SECONDS = 4;
const SETTINGS = { fsync: "off", synchronous_commit: "off", autovacuum: "off" };

let counter: Awaited<ReturnType<typeof openCounter>>;
let worker: Worker;
let ada: UserActor;
const parts: { close: () => Promise<unknown> }[] = [];

// A server of its own: what others write would be counted too.
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-budgets-"));
  parts.push({ close: async () => rmSync(folder, { recursive: true, force: true }) });
  const server = await startPostgres(folder, { settings: SETTINGS });
  parts.push({ close: server.stop });
  await migrateDatabase(server.url);
  counter = await openCounter(server.url);
  parts.push(counter);
  process.env.DATABASE_URL = counter.url;
  worker = await startWorker();
  ada = await signIn("RESPONDER");
  // The first two times, connections prepare what they run.
  for (const title of ["Once", "Twice"]) await liveThrough(title);
  // What the calendar made up for at the start.
  await vi.waitFor(async () => expect(await countDue()).toBe(0), { timeout: 30_000 });
});
afterAll(async () => {
  await worker.stop();
  await stopListening();
  await closeDatabase();
  for (const part of parts.reverse()) await part.close();
});

describe("what is asked of the database", () => {
  it("stays within each budget", async () => {
    await betweenWatches();
    // Connections that nobody used for ten seconds were let go.
    await liveThrough("Warm");
    const costs = await liveThrough("Counted");
    costs.idle = await countIdle();
    const said = Object.entries(costs).map(([name, cost]) => `${name} ${sayCost(cost)}`);
    process.stdout.write(`${said.join("; ")}\n`);
    for (const [name, { statements, commits }] of Object.entries(BUDGETS)) {
      const cost = costs[name];
      const texts = cost?.statements.join("\n");
      expect(cost?.statements.length, `${name}:\n${texts}`).toBeLessThanOrEqual(statements);
      expect(cost?.commits, name).toBeLessThanOrEqual(commits);
    }
  });
});

/** Budgets are watched at each half minute: that is no part of what a command costs. */
async function betweenWatches(): Promise<void> {
  const into = Date.now() % WatchSlos.everyMs;
  if (into < 2_000 || into > 10_000) await sleep(WatchSlos.everyMs - into + 2_000);
  await vi.waitFor(async () => expect(await countDue()).toBe(0), { timeout: 10_000 });
}

async function countDue(): Promise<number> {
  const { rows } = await pool().query(
    "select count(*)::int as due from graphile_worker.jobs where run_at <= now() or locked_at is not null",
  );
  return rows[0].due;
}

/** Declares an incident, acknowledges it and writes an entry, each counted by itself. */
async function liveThrough(title: string): Promise<Record<string, Count>> {
  let incident = 0;
  return {
    declare: await costOf(async () => {
      incident = (await declareIncident.execute(ada, { title, severity: "SEV2" })).number;
    }),
    acknowledge: await costOf(() => acknowledgeIncident.execute(ada, { incident })),
    append: await costOf(() => appendEntry.execute(ada, { incident, body: "It is slower" })),
  };
}

/** Without what goes on whatever happens; `idle` counts that. */
async function costOf(work: () => Promise<unknown>): Promise<Count> {
  const { statements, commits } = await counter.count(async () => {
    await work();
    await sleep(SETTLED_MS);
  });
  return { statements: statements.filter((text) => !isLook(text)), commits };
}

async function countIdle(): Promise<Count> {
  const { statements, commits } = await counter.count(() => sleep(IDLE_SECONDS * 1_000));
  return { statements: statements.slice(0, Math.ceil(statements.length / IDLE_SECONDS)), commits };
}

/** Looks for due jobs and, each lane once in some minutes, lost ones; and whether the connection that listens lives. */
function isLook(text: string): boolean {
  return /_private_jobs as jobs where jobs\.is_available|where locked_at < now\(\) - interval '4 hours'|from graphile_worker\.jobs where|^select 1$/.test(
    text,
  );
}

function sayCost({ statements, commits }: Count): string {
  return `${statements.length} statements, ${commits} commits`;
}
