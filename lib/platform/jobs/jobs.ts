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

/** What a transaction asked for so far, by key; null takes a job back. */
type Changes = Map<string, JobRequest | null>;
const held = new WeakMap<Tx, Changes>();

/** From here on, jobs of this transaction wait for `queueHeldJobs`, at its end. */
export function holdJobs(tx: Tx): void {
  held.set(tx, new Map());
}

/**
 * Queues what a transaction asked for, in the order of its keys: two transactions that ask for jobs of the same
 * keys never wait on each other, whatever order they came upon them in. One statement.
 */
export async function queueHeldJobs(tx: Tx): Promise<void> {
  const changes = held.get(tx);
  held.delete(tx);
  if (changes) await queue(tx, changes);
}

/**
 * Queues jobs inside the caller's transaction: they exist exactly if it commits (the outbox). In a command's
 * they are held until its end; elsewhere they are queued at once.
 */
export async function addJobs(tx: Tx, jobs: readonly JobRequest[]): Promise<void> {
  const changes: Changes = held.get(tx) ?? new Map();
  // One without a key is never replaced: it is kept under a name of its own.
  for (const job of jobs) changes.set(job.key ?? `\uffff${changes.size}`, job);
  if (!held.has(tx)) await queue(tx, changes);
}

/** Takes back queued jobs by key, as `addJobs` adds them. */
export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  const changes: Changes = held.get(tx) ?? new Map();
  for (const key of keys) changes.set(key, null);
  if (!held.has(tx)) await queue(tx, changes);
}

async function queue(tx: Tx, changes: Changes): Promise<void> {
  if (changes.size === 0) return;
  const inOrder = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = inOrder.map(([key, job]) => ({
    identifier: job?.name ?? null,
    payload: job?.payload ?? null,
    run_at: job?.runAt ?? null,
    job_key: job ? (job.key ?? null) : key,
    priority: job?.isUrgent ? URGENT : ORDINARY,
  }));
  await tx.$executeRaw`
    select case when identifier is null then graphile_worker.remove_job(job_key)
      else graphile_worker.add_job(identifier => identifier, payload => payload, run_at => run_at,
        job_key => job_key, priority => priority, max_attempts => 25) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as change(identifier text, payload json, run_at timestamptz, job_key text, priority int)`;
}
