import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";
import type { ClockSegment as ClockRow } from "@/prisma/generated/client";
import { RecordBreach, RecordRisk } from "./jobs";
import { matchPromises } from "./match-rules";
import { AT_RISK_SHARE, type ClockSegment } from "./rules";

export type ClockChanges = {
  readonly jobs: readonly JobRequest[];
  readonly cancelledJobs: readonly string[];
};

/**
 * Brings the stored promises of an incident in line with what its facts now say. A promise that is
 * still true keeps its row (and with it a recorded breach); one that was still running and merely
 * ended is completed; any other difference supersedes the row and adds a new one (`matchPromises`).
 * @returns the jobs to queue and to take back that watch the running promises.
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
  const cancelledJobs = superseded.flatMap(({ id }) => [breachKey(id), riskKey(id)]);
  await supersede(tx, superseded, now);
  // What is there first: of one kind only one promise runs at a time, and the database holds to it.
  const inOrder = [...matches].sort((a, b) => Number(a.row === null) - Number(b.row === null));
  for (const { segment, row: held, breachRecordedAt } of inOrder) {
    const row = held
      ? await completeRow(tx, held, segment)
      : await tx.clockSegment.create({
          data: { incidentId, ...segment, breachRecordedAt, createdAt: now },
        });
    if (mayStillBreach(row)) jobs.push(breachJob(row));
    else if (held) cancelledJobs.push(breachKey(row.id));
    if (mayComeAtRisk(row)) jobs.push(riskJob(row));
    else if (held) cancelledJobs.push(riskKey(row.id));
  }
  return { jobs, cancelledJobs };
}

async function supersede(tx: Tx, rows: readonly ClockRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.clockSegment.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { supersededAt: now },
  });
}

/** The keys of the jobs that watch one promise. */
function breachKey(clockId: string): string {
  return `clock:${clockId}`;
}

function riskKey(clockId: string): string {
  return `clock-risk:${clockId}`;
}

/** Running, or broken while it ran and not yet recorded (the app may have been down then). */
function mayStillBreach(row: ClockRow): boolean {
  return row.breachRecordedAt === null && (row.endedAt === null || row.endedAt > row.dueAt);
}

/** Runs just after the due instant: at that instant the promise can still be kept. */
function breachJob(row: ClockRow): JobRequest {
  const runAt = new Date(row.dueAt.getTime() + 1);
  return requestJob(RecordBreach, { clockId: row.id }, { runAt, key: breachKey(row.id) });
}

/** Only of an update is anybody told before it is late. */
function mayComeAtRisk(row: ClockRow): boolean {
  return row.kind === "UPDATE" && row.endedAt === null && row.riskRecordedAt === null;
}

function riskJob(row: ClockRow): JobRequest {
  const lengthMs = row.dueAt.getTime() - row.startedAt.getTime();
  const runAt = new Date(row.startedAt.getTime() + Math.ceil(lengthMs * AT_RISK_SHARE));
  return requestJob(RecordRisk, { clockId: row.id }, { runAt, key: riskKey(row.id) });
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

/**
 * Marks an update as at risk: once a due time, and not when it is late already, of which people are told
 * otherwise.
 * @returns the row, or null when there is nothing to record.
 */
export async function markAtRisk(tx: Tx, clockId: string, now: Date): Promise<ClockRow | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update clock_segment c set risk_recorded_at = ${now}
    where id = ${clockId}::uuid and kind = 'UPDATE' and risk_recorded_at is null
      and superseded_at is null and ended_at is null and due_at >= ${now}
      and started_at + (due_at - started_at) * ${AT_RISK_SHARE}::float8 <= ${now}
      and not exists (
        select from clock_segment other
        where other.incident_id = c.incident_id and other.kind = 'UPDATE'
          and other.due_at = c.due_at and other.risk_recorded_at is not null)
    returning id`;
  const marked = rows[0];
  return marked ? tx.clockSegment.findUniqueOrThrow({ where: { id: marked.id } }) : null;
}
