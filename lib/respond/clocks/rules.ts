import type { Severity } from "./policy";

export type ClockKind = "RESPONSE" | "UPDATE" | "POSTMORTEM";
export type ClockState = "RUNNING" | "AT_RISK" | "BREACHED" | "MET" | "CANCELLED" | "PAUSED";
export type EndReason =
  | "MET"
  | "UPDATED"
  | "SEVERITY_CHANGED"
  | "RESOLVED"
  | "CANCELLED"
  | "PAUSED";

/** One promise: from when, until when, and how it ended. Rows of it are never overwritten. */
export type ClockSegment = {
  readonly kind: ClockKind;
  readonly severity: Severity;
  readonly targetMinutes: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  /** When it was kept, in time or late; null while it was not. */
  readonly metAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
};

/** A severity from an instant on; the first is the one declared. */
export type SeverityAt = { readonly at: Date; readonly severity: Severity };

type Timed = Pick<ClockSegment, "startedAt" | "dueAt" | "metAt" | "endedAt"> & {
  readonly endReason: string | null;
};

/** From this share of the target on, a running clock is at risk (docs/rules/clocks.md). */
export const AT_RISK_SHARE = 0.75;

/**
 * The state of a promise at `now`. Kept at or before the due instant is MET, later BREACHED; what ended
 * otherwise is BREACHED only if it was overdue by then.
 */
export function clockState(clock: Timed, now: Date): ClockState {
  if (wasBreached(clock, now)) return "BREACHED";
  if (clock.metAt) return "MET";
  if (clock.endedAt) return clock.endReason === "PAUSED" ? "PAUSED" : "CANCELLED";
  return usedShare(clock, now) >= AT_RISK_SHARE ? "AT_RISK" : "RUNNING";
}

/** Whether the due instant passed while the promise was in force. */
export function wasBreached(clock: Pick<Timed, "dueAt" | "endedAt">, now: Date): boolean {
  return (clock.endedAt ?? now) > clock.dueAt;
}

/** How much of the time is used at `now`: 0 at the start, 1 when due, more afterwards. */
export function usedShare(clock: Pick<Timed, "startedAt" | "dueAt">, now: Date): number {
  const length = clock.dueAt.getTime() - clock.startedAt.getTime();
  if (length <= 0) return 1;
  return Math.max(0, (now.getTime() - clock.startedAt.getTime()) / length);
}

/**
 * Whether a promise was kept, over all its segments: a segment that fell due while it was in force
 * stays broken even if the severity is lowered afterwards (docs/rules/clocks.md). Null without segments.
 */
export function attainment(segments: readonly Timed[], now: Date): ClockState | null {
  const current = currentClock(segments);
  if (!current) return null;
  if (segments.some((segment) => wasBreached(segment, now))) return "BREACHED";
  return clockState(current, now);
}

/**
 * Which segment of one clock holds now: the running one, else the one that ended last; null without any.
 * Not the one that started last: lowering the severity counts from the beginning again (docs/rules/clocks.md).
 */
export function currentClock<C extends Pick<Timed, "endedAt">>(segments: readonly C[]): C | null {
  return segments.reduce<C | null>(
    (current, segment) => (current && endOf(current) > endOf(segment) ? current : segment),
    null,
  );
}

function endOf({ endedAt }: Pick<Timed, "endedAt">): number {
  return endedAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** The running promise that falls due first; null when none runs. */
export function nearestClock<C extends Timed>(clocks: readonly C[]): C | null {
  const running = clocks.filter((clock) => clock.endedAt === null);
  return running.reduce<C | null>(
    (nearest, clock) => (nearest && nearest.dueAt <= clock.dueAt ? nearest : clock),
    null,
  );
}
