import "server-only";
import type { z } from "zod";
import type { Tx } from "@/lib/platform/core/db";

/** A kind of background work; its handler is registered where the worker is put together. */
export type JobKind<S extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly payload: S;
  /** Taken before all that waits and is not: what falls due at a time may not stand behind a queue. */
  readonly isUrgent?: boolean;
};

/** One piece of work to queue with the transaction that asks for it. */
export type JobRequest = {
  readonly name: string;
  readonly payload: unknown;
  /** Not before this instant; at once when left out. */
  readonly runAt?: Date;
  /** A queued job with the same key is replaced, so that a moved due time leaves one job. */
  readonly key?: string;
  readonly isUrgent?: boolean;
};

/** The queue takes lower numbers first. */
const URGENT = -10;
const ORDINARY = 0;

/** A request with a payload that fits its kind. */
export function requestJob<S extends z.ZodType>(
  kind: JobKind<S>,
  payload: z.input<S>,
  options: { runAt?: Date; key?: string } = {},
): JobRequest {
  return { name: kind.name, payload, isUrgent: kind.isUrgent ?? false, ...options };
}

/** Queues jobs inside the caller's transaction: they exist exactly if it commits (the outbox). At most one statement. */
export async function addJobs(tx: Tx, jobs: readonly JobRequest[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ name, payload, runAt, key, isUrgent }) => ({
    name,
    payload,
    runAt: runAt?.toISOString(),
    key,
    priority: isUrgent ? URGENT : ORDINARY,
  }));
  await tx.$executeRaw`
    select graphile_worker.add_job(identifier => name, payload => payload, run_at => "runAt", job_key => key,
      priority => priority, max_attempts => 25)
    from jsonb_to_recordset(${JSON.stringify(specs)}::jsonb)
      as job(name text, payload json, "runAt" timestamptz, key text, priority integer)`;
}

/** Takes back queued jobs by key, in the caller's transaction. At most one statement. */
export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`select graphile_worker.remove_job(key) from unnest(${[...keys]}::text[]) as key`;
}
