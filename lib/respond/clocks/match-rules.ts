import { type ClockSegment, wasBreached } from "./rules";

/** What a stored promise is told by, and whether its breach was recorded. */
export type StoredPromise = Pick<
  ClockSegment,
  "kind" | "severity" | "startedAt" | "dueAt" | "endedAt"
> & { readonly breachRecordedAt: Date | null };

export type Match<R extends StoredPromise> = {
  readonly segment: ClockSegment;
  /** The row that holds this promise already; null where a new one is needed. */
  readonly row: R | null;
  /** For a new row: when the breach of this same promise was recorded, in a row it replaces. */
  readonly breachRecordedAt: Date | null;
};

/**
 * Which stored rows still hold what the facts now say. A row stays if its promise ended as derived, or
 * was running; rows that ended alike are taken first, because a severity that is raised and lowered
 * again makes the same promise twice. A correction that leaves a recorded breach broken keeps its record.
 * @returns one match a derived segment, in order, and the rows that no longer hold.
 */
export function matchPromises<R extends StoredPromise>(
  rows: readonly R[],
  derived: readonly ClockSegment[],
): { matches: Match<R>[]; superseded: R[] } {
  const left = new Set(rows);
  const taken = new Map<ClockSegment, R>();
  for (const mayComplete of [false, true]) {
    for (const segment of derived) {
      if (taken.has(segment)) continue;
      const row = [...left].find((candidate) => holds(candidate, segment, mayComplete));
      if (!row) continue;
      left.delete(row);
      taken.set(segment, row);
    }
  }
  const superseded = [...left];
  const matches = derived.map((segment) => {
    const row = taken.get(segment) ?? null;
    return { segment, row, breachRecordedAt: row ? null : recordedBreach(superseded, segment) };
  });
  return { matches, superseded };
}

function holds(row: StoredPromise, segment: ClockSegment, mayComplete: boolean): boolean {
  if (!isSamePromise(row, segment)) return false;
  if (row.endedAt?.getTime() === segment.endedAt?.getTime()) return true;
  return mayComplete && row.endedAt === null;
}

function recordedBreach(superseded: readonly StoredPromise[], segment: ClockSegment): Date | null {
  const row = superseded.find(
    (candidate) => candidate.breachRecordedAt !== null && isSamePromise(candidate, segment),
  );
  const recordedAt = row?.breachRecordedAt ?? null;
  return recordedAt && wasBreached(segment, recordedAt) ? recordedAt : null;
}

function isSamePromise(row: StoredPromise, segment: ClockSegment): boolean {
  return (
    row.kind === segment.kind &&
    row.severity === segment.severity &&
    row.startedAt.getTime() === segment.startedAt.getTime() &&
    row.dueAt.getTime() === segment.dueAt.getTime()
  );
}
