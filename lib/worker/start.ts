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

/** Works the queue in this process until `stop` is called. Due jobs are picked up within half a second. */
export async function startWorker(): Promise<Runner> {
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
