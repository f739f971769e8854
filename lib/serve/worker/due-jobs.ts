import "server-only";
import { EventEmitter } from "node:events";
import type { WorkerEvents, WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/platform/core/log";

const LOOK_EVERY_MS = 500;
/** Each worker of a lane would ask by itself; this often is only for what nobody thought of. */
export const LANE_POLLS_EVERY_MS = 60_000;

/** A lane of the queue that can be woken: which kinds of jobs it works, and how many at once. */
export type Sleeper = {
  readonly names: readonly string[];
  readonly atOnce: number;
  readonly pools: readonly WorkerPool[];
};

/** Where a lane's pool shows up once it is made. */
export function awaitPool(): { events: WorkerEvents; pools: WorkerPool[] } {
  const pools: WorkerPool[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => void pools.push(workerPool));
  return { events, pools };
}

/**
 * Wakes lanes whose jobs fall due, until the returned function is called: one statement for all of them, instead
 * of one for each worker. Jobs that are due as they are added wake their lanes by themselves.
 */
export function wakeLanes(database: Pool, lanes: readonly Sleeper[]): () => void {
  const timer = setInterval(() => void wakeWhereDue(database, lanes), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function wakeWhereDue(database: Pool, lanes: readonly Sleeper[]): Promise<void> {
  try {
    const { rows } = await database.query<{ name: string; jobs: number }>(
      `select task_identifier as name, count(*)::int as jobs from graphile_worker.jobs
       where run_at <= now() and locked_at is null and attempts < max_attempts group by task_identifier`,
    );
    for (const { names, atOnce, pools } of lanes) {
      const due = rows.filter(({ name }) => names.includes(name));
      const jobs = due.reduce((sum, row) => sum + row.jobs, 0);
      if (jobs > 0) for (const pool of pools) pool.nudge(Math.min(jobs, atOnce));
    }
  } catch (error) {
    log.warn({ err: error }, "Due jobs could not be looked for");
  }
}
