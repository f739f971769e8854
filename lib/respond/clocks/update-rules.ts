import { addMinutes, minutesBetween } from "@/lib/platform/core/clock/duration";
import { type Interval, mergeIntervals } from "./interval-rules";
import { isMoreSevere, type Severity, type SeverityPolicy } from "./policy";
import type { ClockSegment, EndReason, SeverityAt } from "./rules";

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
 * All segments of the update clock (docs/rules/clocks.md): it starts at acknowledgement, restarts at each update,
 * stops at resolution, and may be paused. A severity without a cadence owes no updates. Raising the
 * severity never makes an update due later; lowering it counts the longer cadence, or the time the
 * commander chose, from where the promise began, so that raising and lowering again buys no time.
 */
export function deriveUpdateSegments(facts: UpdateFacts): ClockSegment[] {
  const { acknowledgedAt } = facts;
  if (!acknowledgedAt) return [];
  const sweep = new UpdateSweep(facts.policy, severityAt(facts.severityChanges, acknowledgedAt));
  const events = eventsOf(facts);
  for (const event of events.filter(({ at }) => at <= acknowledgedAt)) sweep.setScene(event);
  sweep.begin(acknowledgedAt, null);
  for (const moment of groupByInstant(events.filter(({ at }) => at > acknowledgedAt))) {
    // Whether a promise may be made at an instant depends on all that happened at it.
    for (const event of moment) sweep.setScene(event);
    for (const event of moment) sweep.apply(event);
  }
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
    ...mergeIntervals(facts.pauses).flatMap((pause) => edges(pause, "PAUSE", "RESUME")),
    ...mergeIntervals(facts.stops).flatMap((stop) => edges(stop, "STOP", "RESTART")),
    ...(facts.cancelledAt ? [{ type: "CANCEL" as const, at: facts.cancelledAt }] : []),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function groupByInstant(events: readonly Event[]): Event[][] {
  const groups: Event[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.at.getTime() === event.at.getTime()) last.push(event);
    else groups.push([event]);
  }
  return groups;
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
  /** Where the promise began; a raise moves `startedAt`, lowering goes back to here. */
  readonly begunAt: Date;
  /** Named by the commander: no lower severity moves it. */
  readonly chosenDueAt: Date | null;
};

/** Walks the events in order with at most one promise open. */
class UpdateSweep {
  #closed: ClockSegment[] = [];
  #open: Open | null = null;
  #paused = false;
  #stopped = false;
  #cancelled = false;
  #policy: SeverityPolicy;
  #severity: Severity;

  constructor(policy: SeverityPolicy, severity: Severity) {
    this.#policy = policy;
    this.#severity = severity;
  }

  /** Whether the clock may run from now on. */
  setScene({ type }: Event): void {
    if (type === "PAUSE" || type === "RESUME") this.#paused = type === "PAUSE";
    if (type === "STOP" || type === "RESTART") this.#stopped = type === "STOP";
    if (type === "CANCEL") this.#cancelled = true;
  }

  apply(event: Event): void {
    switch (event.type) {
      case "UPDATE":
        this.#close(event.at, "UPDATED");
        this.begin(event.at, event.nextUpdateAt);
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
        this.#close(event.at, "CANCELLED");
        break;
      case "RESUME":
      case "RESTART":
        if (!this.#open) this.begin(event.at, null);
    }
  }

  begin(at: Date, chosenDueAt: Date | null): void {
    if (this.#paused || this.#stopped || this.#cancelled) return;
    this.#open = this.#promise(at, chosenDueAt);
  }

  segments(): ClockSegment[] {
    return this.#open ? [...this.#closed, toSegment(this.#open, null, null)] : this.#closed;
  }

  #promise(begunAt: Date, chosenDueAt: Date | null): Open | null {
    const cadence = this.#policy[this.#severity].updateCadenceMinutes;
    const dueAt = chosenDueAt ?? (cadence === null ? null : addMinutes(begunAt, cadence));
    if (dueAt === null) return null;
    const targetMinutes = Math.round(minutesBetween(begunAt, dueAt));
    const severity = this.#severity;
    return { severity, targetMinutes, startedAt: begunAt, dueAt, begunAt, chosenDueAt };
  }

  #close(at: Date, reason: EndReason): void {
    if (!this.#open) return;
    this.#closed.push(toSegment(this.#open, at, reason));
    this.#open = null;
  }

  #changeSeverity(at: Date, severity: Severity): void {
    this.#severity = severity;
    const before = this.#open;
    if (!before) this.begin(at, null);
    else if (isMoreSevere(severity, before.severity)) this.#raise(before, at);
    else if (severity !== before.severity) this.#lower(before, at);
  }

  #raise(before: Open, at: Date): void {
    // Overdue already: a restart would break the same promise a second time.
    if (at > before.dueAt) return;
    const restarted = this.#promise(at, null);
    if (!restarted) return;
    this.#close(at, "SEVERITY_CHANGED");
    const dueAt = new Date(Math.min(restarted.dueAt.getTime(), before.dueAt.getTime()));
    const { begunAt, chosenDueAt } = before;
    this.#open = { ...restarted, dueAt, begunAt, chosenDueAt };
  }

  #lower(before: Open, at: Date): void {
    if (before.chosenDueAt && before.dueAt.getTime() === before.chosenDueAt.getTime()) return;
    this.#close(at, "SEVERITY_CHANGED");
    this.#open = this.#promise(before.begunAt, before.chosenDueAt);
  }
}

function toSegment(open: Open, endedAt: Date | null, endReason: EndReason | null): ClockSegment {
  const { severity, targetMinutes, startedAt, dueAt } = open;
  const metAt = endReason === "UPDATED" ? endedAt : null;
  return { kind: "UPDATE", severity, targetMinutes, startedAt, dueAt, metAt, endedAt, endReason };
}
