import { addMinutes } from "@/lib/platform/core/clock/duration";
import { isMoreSevere, type Severity, type SeverityPolicy } from "./policy";
import type { ClockSegment, EndReason, SeverityAt } from "./rules";

export type ResponseFacts = {
  readonly detectedAt: Date;
  /** In order; the first is the severity declared. */
  readonly severityChanges: readonly SeverityAt[];
  readonly acknowledgedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly policy: SeverityPolicy;
};

type Running = Pick<ClockSegment, "severity" | "startedAt" | "dueAt" | "targetMinutes">;

/**
 * All segments of the response clock, derived from facts alone, so that a correction of any of them
 * simply derives again (docs/rules/clocks.md). Raising the severity restarts the clock with the new target but
 * never makes it due later; lowering it makes it due at detection plus the lower target. Changes after
 * the first response, or once it is over, make no segment.
 */
export function deriveResponseSegments(facts: ResponseFacts): ClockSegment[] {
  const over = earliest(facts.acknowledgedAt, facts.cancelledAt);
  const { initial, later } = splitChanges(facts, over);
  const segments: ClockSegment[] = [];
  let current = start(facts, initial, facts.detectedAt);
  for (const change of later) {
    const next = follow(facts, current, change);
    if (!next) continue;
    segments.push(end(current, change.at, "SEVERITY_CHANGED"));
    current = next;
  }
  if (over === null) return [...segments, { ...running(current) }];
  const isMet = over === facts.acknowledgedAt;
  return [...segments, end(current, over, isMet ? "MET" : "CANCELLED")];
}

/** Changes up to the start only say which severity the clock starts with. */
function splitChanges(facts: ResponseFacts, over: Date | null) {
  const [declared, ...changes] = facts.severityChanges;
  let initial: Severity = declared?.severity ?? "SEV4";
  const later: SeverityAt[] = [];
  for (const change of changes) {
    if (change.at <= facts.detectedAt) initial = change.severity;
    else if (over === null || change.at < over) later.push(change);
  }
  return { initial, later };
}

function start(facts: ResponseFacts, severity: Severity, startedAt: Date): Running {
  const targetMinutes = facts.policy[severity].responseTargetMinutes;
  return { severity, targetMinutes, startedAt, dueAt: addMinutes(startedAt, targetMinutes) };
}

/** What a change makes of the running segment; null when it goes on as it is. */
function follow(facts: ResponseFacts, current: Running, change: SeverityAt): Running | null {
  if (change.severity === current.severity) return null;
  if (!isMoreSevere(change.severity, current.severity)) {
    return start(facts, change.severity, facts.detectedAt);
  }
  // Overdue already: a restart would break the same promise a second time.
  if (change.at > current.dueAt) return null;
  const restarted = start(facts, change.severity, change.at);
  return restarted.dueAt <= current.dueAt ? restarted : { ...restarted, dueAt: current.dueAt };
}

function running(current: Running): ClockSegment {
  return { kind: "RESPONSE", ...current, metAt: null, endedAt: null, endReason: null };
}

function end(current: Running, at: Date, endReason: EndReason): ClockSegment {
  return { ...running(current), metAt: endReason === "MET" ? at : null, endedAt: at, endReason };
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
