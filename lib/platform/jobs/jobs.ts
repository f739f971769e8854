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

/** Queues jobs inside the caller's transaction: they exist exactly if it commits (the outbox). */
export async function addJobs(tx: Tx, jobs: readonly JobRequest[]): Promise<void> {
  for (const job of jobs) {
    await tx.$executeRaw`select graphile_worker.add_job(
      identifier => ${job.name}::text,
      payload => ${JSON.stringify(job.payload)}::json,
      run_at => ${job.runAt ?? null}::timestamptz,
      job_key => ${job.key ?? null}::text,
      priority => ${job.isUrgent ? URGENT : ORDINARY}::int,
      max_attempts => 25
    )`;
  }
}

/** Takes back queued jobs by key, in the caller's transaction. */
export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await tx.$executeRaw`select graphile_worker.remove_job(${key}::text)`;
  }
}
