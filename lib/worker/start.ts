import "server-only";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { systemActor } from "@/lib/access/actor";
import { RecordBreach } from "@/lib/clocks/jobs";
import { pool } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { recordBreach } from "@/lib/incidents/record-breach";
import { followStream } from "@/lib/notifications/follow-stream";
import { FollowStream } from "@/lib/shell/follow";

const WORKER = systemActor("Muster", "job");

/** Every kind of job and the work it does. Handlers are idempotent: a job may run more than once. */
const TASKS: TaskList = {
  [RecordBreach.name]: async (payload) => {
    await recordBreach.execute(WORKER, payload);
  },
  [FollowStream.name]: async (payload) => {
    await followStream.execute(WORKER, payload);
  },
};

/** No job of ours takes this long: one that is held longer belongs to a process that died. */
const LOST_AFTER = "60 seconds";
const LOOK_FOR_LOST_MS = 20_000;

/** Works the queue in this process until `stop` is called. Due jobs are picked up within half a second. */
export async function startWorker(): Promise<Runner> {
  const runner = await startRunner();
  await freeLostJobs();
  const timer = setInterval(() => void freeLostJobs(), LOOK_FOR_LOST_MS).unref();
  runner.promise.finally(() => clearInterval(timer)).catch(() => undefined);
  return runner;
}

/** Gives back the jobs of killed processes; the queue itself would keep them for four hours. */
async function freeLostJobs(): Promise<void> {
  try {
    await pool().query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
       from graphile_worker.jobs where locked_at < now() - $1::interval having count(*) > 0`,
      [LOST_AFTER],
    );
  } catch (error) {
    log.warn({ err: error }, "Lost jobs could not be looked for");
  }
}

function startRunner(): Promise<Runner> {
  return run({
    pgPool: pool(),
    taskList: TASKS,
    concurrency: 2,
    pollInterval: 500,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error({ message }, "Worker");
    }),
  });
}
