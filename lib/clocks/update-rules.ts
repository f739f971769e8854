import { addMinutes } from "@/lib/core/duration";
import { isMoreSevere, type Severity, type SeverityPolicy } from "./policy";
import type { ClockSegment, EndReason, SeverityAt } from "./rules";

export type Interval = { readonly from: Date; readonly until: Date | null };

export type UpdateFacts = {
  readonly acknowledgedAt: Date | null;
  readonly severityChanges: readonly SeverityAt[];
  /** `nextUpdateAt` where the commander chose when the next one comes. */
  readonly updates: readonly { readonly at: Date; readonly nextUpdateAt: Date | null }[];
  readonly pauses: readonly Interval[];
  /** While it was resolved, nobody owed an update; a retracted resolution ends its interval. */
  readonly stops: readonly Interval[];
  readonly cancelledAt: Date | null;
  readonly policy: SeverityPolicy;
};

type Event = { readonly at: Date } & (
  | { readonly type: "UPDATE"; readonly nextUpdateAt: Date | null }
  | { readonly type: "SEVERITY"; readonly severity: Severity }
  | { readonly type: "PAUSE" | "RESUME" | "STOP" | "RESTART" | "CANCEL" }
);

/**
 * All segments of the update clock (PRODUCT §2): it starts at acknowledgement, restarts at each update,
 * stops at resolution, and may be paused. A severity without a cadence owes no updates. Raising the
 * severity never makes an update due later; lowering it counts the longer cadence from the same start.
 */
export function deriveUpdateSegments(facts: UpdateFacts): ClockSegment[] {
  const { acknowledgedAt } = facts;
  if (!acknowledgedAt) return [];
  const severity = severityAt(facts.severityChanges, acknowledgedAt);
  const sweep = new UpdateSweep(facts.policy, severity);
  const events = eventsOf(facts);
  for (const event of events.filter(({ at }) => at <= acknowledgedAt)) sweep.setScene(event);
  sweep.open(acknowledgedAt, null);
  for (const event of events.filter(({ at }) => at > acknowledgedAt)) sweep.apply(event);
  return sweep.segments();
}

function severityAt(changes: readonly SeverityAt[], at: Date): Severity {
  const before = changes.filter((change) => change.at <= at);
  return (before.at(-1) ?? changes[0])?.severity ?? "SEV4";
}

function eventsOf(facts: UpdateFacts): Event[] {
  const events: Event[] = [
    ...facts.severityChanges.slice(1).map((change) => ({ type: "SEVERITY" as const, ...change })),
    ...facts.updates.map((update) => ({ type: "UPDATE" as const, ...update })),
    ...facts.pauses.flatMap((pause) => edges(pause, "PAUSE", "RESUME")),
    ...facts.stops.flatMap((stop) => edges(stop, "STOP", "RESTART")),
    ...(facts.cancelledAt ? [{ type: "CANCEL" as const, at: facts.cancelledAt }] : []),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function edges<T extends "PAUSE" | "STOP", U extends "RESUME" | "RESTART">(
  { from, until }: Interval,
  begin: T,
  finish: U,
) {
  return until
    ? [
        { type: begin, at: from },
        { type: finish, at: until },
      ]
    : [{ type: begin, at: from }];
}

type Open = Pick<ClockSegment, "severity" | "targetMinutes" | "startedAt" | "dueAt"> & {
  /** The commander named the due instant; a lower severity does not move it. */
  readonly chosen: boolean;
};

/** Walks the events in order with at most one promise open. */
class UpdateSweep {
  #closed: ClockSegment[] = [];
  #open: Open | null = null;
  #paused = false;
  #stopped = false;
  #policy: SeverityPolicy;
  #severity: Severity;

  constructor(policy: SeverityPolicy, severity: Severity) {
    this.#policy = policy;
    this.#severity = severity;
  }

  /** What happened before the clock starts only decides whether it may run. */
  setScene(event: Event): void {
    if (event.type === "PAUSE" || event.type === "RESUME") this.#paused = event.type === "PAUSE";
    if (event.type === "STOP" || event.type === "RESTART") this.#stopped = event.type === "STOP";
  }

  apply(event: Event): void {
    this.setScene(event);
    switch (event.type) {
      case "UPDATE":
        this.#close(event.at, "UPDATED");
        this.open(event.at, event.nextUpdateAt);
        break;
      case "SEVERITY":
        this.#changeSeverity(event.at, event.severity);
        break;
      case "PAUSE":
        this.#close(event.at, "PAUSED");
        break;
      case "STOP":
        this.#close(event.at, "RESOLVED");
        break;
      case "CANCEL":
        this.#stopped = true;
        this.#close(event.at, "CANCELLED");
        break;
      case "RESUME":
      case "RESTART":
        if (!this.#open) this.open(event.at, null);
    }
  }

  open(at: Date, chosenDueAt: Date | null): void {
    const cadence = this.#policy[this.#severity].updateCadenceMinutes;
    if (this.#paused || this.#stopped || (cadence === null && !chosenDueAt)) return;
    const dueAt = chosenDueAt ?? addMinutes(at, cadence ?? 0);
    const targetMinutes = Math.round((dueAt.getTime() - at.getTime()) / 60_000);
    this.#open = {
      severity: this.#severity,
      targetMinutes,
      startedAt: at,
      dueAt,
      chosen: chosenDueAt !== null,
    };
  }

  segments(): ClockSegment[] {
    return this.#open ? [...this.#closed, toSegment(this.#open, null, null)] : this.#closed;
  }

  #close(at: Date, reason: EndReason): void {
    if (!this.#open) return;
    this.#closed.push(toSegment(this.#open, at, reason));
    this.#open = null;
  }

  #changeSeverity(at: Date, severity: Severity): void {
    const before = this.#open;
    const isRaised = isMoreSevere(severity, this.#severity);
    this.#severity = severity;
    if (!before) {
      this.open(at, null);
      return;
    }
    if (isRaised ? at > before.dueAt : before.chosen) return;
    this.#close(at, "SEVERITY_CHANGED");
    this.open(isRaised ? at : before.startedAt, null);
    const { dueAt, chosen } = before;
    if (isRaised && this.#open && this.#open.dueAt > dueAt)
      this.#open = { ...this.#open, dueAt, chosen };
  }
}

function toSegment(open: Open, endedAt: Date | null, endReason: EndReason | null): ClockSegment {
  const { chosen: _chosen, ...promise } = open;
  return {
    kind: "UPDATE",
    ...promise,
    metAt: endReason === "UPDATED" ? endedAt : null,
    endedAt,
    endReason,
  };
}
