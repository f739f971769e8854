import "server-only";
import type { Tx } from "@/lib/core/db";
import { type JobRequest, requestJob } from "@/lib/jobs/jobs";
import type { ClockSegment as ClockRow } from "@/prisma/generated/client";
import { RecordBreach } from "./jobs";
import { matchPromises } from "./match-rules";
import type { ClockSegment } from "./rules";

export type ClockChanges = {
  readonly jobs: readonly JobRequest[];
  readonly cancelledJobs: readonly string[];
};

/**
 * Brings the stored promises of an incident in line with what its facts now say. A promise that is
 * still true keeps its row (and with it a recorded breach); one that was still running and merely
 * ended is completed; any other difference supersedes the row and adds a new one (`matchPromises`).
 * @returns the breach jobs to queue and to take back, one a running promise.
 */
export async function syncClocks(
  tx: Tx,
  incidentId: string,
  derived: readonly ClockSegment[],
  now: Date,
): Promise<ClockChanges> {
  const stored = await tx.clockSegment.findMany({ where: { incidentId, supersededAt: null } });
  const { matches, superseded } = matchPromises(stored, derived);
  const jobs: JobRequest[] = [];
  const cancelledJobs = superseded.map(({ id }) => jobKey(id));
  for (const { segment, row: held, breachRecordedAt } of matches) {
    const row = held
      ? await completeRow(tx, held, segment)
      : await tx.clockSegment.create({
          data: { incidentId, ...segment, breachRecordedAt, createdAt: now },
        });
    if (mayStillBreach(row)) jobs.push(breachJob(row));
    else cancelledJobs.push(jobKey(row.id));
  }
  if (superseded.length > 0) {
    await tx.clockSegment.updateMany({
      where: { id: { in: superseded.map(({ id }) => id) } },
      data: { supersededAt: now },
    });
  }
  return { jobs, cancelledJobs };
}

/** The key of the job that watches one promise. */
function jobKey(clockId: string): string {
  return `clock:${clockId}`;
}

/** Running, or broken while it ran and not yet recorded (the app may have been down then). */
function mayStillBreach(row: ClockRow): boolean {
  return row.breachRecordedAt === null && (row.endedAt === null || row.endedAt > row.dueAt);
}

/** Runs just after the due instant: at that instant the promise can still be kept. */
function breachJob(row: ClockRow): JobRequest {
  const runAt = new Date(row.dueAt.getTime() + 1);
  return requestJob(RecordBreach, { clockId: row.id }, { runAt, key: jobKey(row.id) });
}

async function completeRow(tx: Tx, row: ClockRow, segment: ClockSegment): Promise<ClockRow> {
  if (row.endedAt !== null || segment.endedAt === null) return row;
  const { metAt, endedAt, endReason } = segment;
  return tx.clockSegment.update({ where: { id: row.id }, data: { metAt, endedAt, endReason } });
}

/**
 * Marks a promise as recorded broken. Conditional, so that of two runs only one does it.
 * @returns the row, or null when there is nothing to record.
 */
export async function markBreached(tx: Tx, clockId: string, now: Date): Promise<ClockRow | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update clock_segment set breach_recorded_at = ${now}
    where id = ${clockId}::uuid and breach_recorded_at is null and superseded_at is null
      and due_at < ${now} and (ended_at is null or ended_at > due_at)
    returning id`;
  const marked = rows[0];
  return marked ? tx.clockSegment.findUniqueOrThrow({ where: { id: marked.id } }) : null;
}
