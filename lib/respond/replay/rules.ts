import {
  type ItemState,
  type ProofFacts,
  proveItem,
  resolveItem,
} from "@/lib/respond/checklist/rules";
import { PHASE_DETAILS, PHASES, type Phase } from "@/lib/respond/checklist/template";
import type { Interval } from "@/lib/respond/clocks/interval-rules";
import type { Severity } from "@/lib/respond/clocks/policy";
import {
  attainment,
  type ClockKind,
  type ClockSegment,
  type ClockState,
  clockState,
  currentClock,
} from "@/lib/respond/clocks/rules";
import {
  deriveStatus,
  type Facts,
  type IncidentStatus,
  type Steps,
  startOf,
} from "@/lib/respond/incidents/rules";
import type { IncidentRole } from "@/lib/respond/incidents/schemas";
import type { ReplayRecord } from "./record";

/** How an incident stood at an instant, with times as corrected since. */
export type Standing = {
  readonly at: Date;
  /** Null before it was declared. */
  readonly status: IncidentStatus | null;
  readonly severity: Severity;
  readonly usersAffectedPercent: number | null;
  readonly errorRatePercent: number | null;
  readonly roles: readonly { readonly role: IncidentRole; readonly person: string }[];
  readonly clocks: readonly (ClockSegment & { readonly state: ClockState })[];
  readonly checklist: readonly {
    readonly phase: Phase;
    readonly name: string;
    readonly window: string;
    readonly items: readonly {
      readonly key: string;
      readonly text: string;
      readonly state: ItemState;
      readonly because: string | null;
    }[];
  }[];
};

/** From its beginning to its end, or to `now` while it is open. */
export function spanOf(facts: Facts, now: Date): { from: Date; until: Date } {
  const begun = [startOf(facts), facts.detectedAt, facts.declaredAt];
  const from = new Date(Math.min(...begun.map((instant) => instant.getTime())));
  const until = facts.cancelledAt ?? facts.resolvedAt ?? now;
  return { from, until: until > from ? until : from };
}

/**
 * The incident as it stood at an instant: status, severity, roles, clocks and checklist (docs/rules/incidents.md).
 * Derived from dated records alone, so that it is the same for a running, a closed and an
 * imported incident. Facts count at their corrected times; measurements as they were known then.
 */
export function standAt(record: ReplayRecord, at: Date): Standing {
  const steps = stepsAt(record, at);
  return {
    at,
    status: isBy(record.facts.declaredAt, at) ? deriveStatus(steps) : null,
    severity: severityAt(record, at),
    usersAffectedPercent: measureAt(record, "usersAffectedPercent", at),
    errorRatePercent: measureAt(record, "errorRatePercent", at),
    roles: record.roles
      .filter((assignment) => isDuring(assignment, at))
      .map(({ role, person }) => ({ role, person })),
    clocks: clocksAt(record.clocks, at),
    checklist: checklistAt(record, steps, at),
  };
}

function stepsAt({ facts, held }: ReplayRecord, at: Date): Steps {
  const step = (fact: keyof Steps) => {
    const instant = facts[fact];
    if (instant && isBy(instant, at)) return instant;
    return held.find((span) => span.fact === fact && isDuring(span, at))?.from ?? null;
  };
  return {
    acknowledgedAt: step("acknowledgedAt"),
    mitigatedAt: step("mitigatedAt"),
    resolvedAt: step("resolvedAt"),
    closedAt: step("closedAt"),
    cancelledAt: step("cancelledAt"),
  };
}

function severityAt({ severities }: ReplayRecord, at: Date): Severity {
  const known = severities.filter((change) => isBy(change.at, at));
  return (known.at(-1) ?? severities[0])?.severity ?? "SEV4";
}

/** A fact as it was written down at an instant: what the next correction found there. */
function writtenAt(record: ReplayRecord, fact: string, at: Date): string | null | undefined {
  return record.corrections.find((each) => each.fact === fact && each.recordedAt > at)?.from;
}

function measureAt(
  record: ReplayRecord,
  fact: "usersAffectedPercent" | "errorRatePercent",
  at: Date,
): number | null {
  const written = writtenAt(record, fact, at);
  if (written === undefined) return record.facts[fact];
  return written === null ? null : Number(written);
}

const CLOCK_KINDS: readonly ClockKind[] = ["RESPONSE", "UPDATE"];

function clocksAt(segments: readonly ClockSegment[], at: Date): Standing["clocks"] {
  const begun = segments.filter(({ startedAt }) => isBy(startedAt, at)).map((it) => soFar(it, at));
  return CLOCK_KINDS.flatMap((kind) => {
    const own = begun.filter((segment) => segment.kind === kind);
    const current = currentClock(own);
    if (!current) return [];
    const isOver = kind === "RESPONSE" && current.endedAt !== null;
    const state = isOver ? attainment(own, at) : clockState(current, at);
    return [{ ...current, state: state ?? clockState(current, at) }];
  });
}

/** A promise without what had not happened to it yet. */
function soFar(segment: ClockSegment, at: Date): ClockSegment {
  const hasEnded = segment.endedAt !== null && isBy(segment.endedAt, at);
  return {
    ...segment,
    metAt: segment.metAt && isBy(segment.metAt, at) ? segment.metAt : null,
    endedAt: hasEnded ? segment.endedAt : null,
    endReason: hasEnded ? segment.endReason : null,
  };
}

function checklistAt(record: ReplayRecord, steps: Steps, at: Date): Standing["checklist"] {
  const proof = proofAt(record, steps, at);
  const said = new Map(
    record.marks.filter((mark) => isBy(mark.at, at)).map((mark) => [mark.key, mark]),
  );
  return PHASES.map((phase) => ({
    phase,
    name: PHASE_DETAILS[phase].name,
    window: PHASE_DETAILS[phase].window,
    items: record.checklist
      .filter((item) => item.phase === phase)
      .map((item) => {
        const mark = said.get(item.key) ?? { state: "OPEN" as const, reason: null };
        const { state, because } = resolveItem(mark, proveItem(item.proof, proof));
        return { key: item.key, text: item.text, state, because };
      }),
  })).filter(({ items }) => items.length > 0);
}

/** What facts proved of the checklist at an instant; as `gatherProof` does for now. */
function proofAt(record: ReplayRecord, steps: Steps, at: Date): ProofFacts {
  const impactStarted = writtenAt(record, "impactStartedAt", at);
  const rollback = record.rollbacks.findLast((decision) => isDuring(decision, at));
  const isWaived = record.waivers.some((waiver) => isDuring(waiver, at));
  const commander = record.roles.find(
    (assignment) => assignment.role === "COMMANDER" && isDuring(assignment, at),
  );
  return {
    severity: severityAt(record, at),
    commander: commander?.person ?? null,
    acknowledgedAt: steps.acknowledgedAt,
    channelUrl: record.channel.some((span) => isDuring(span, at)) ? "linked" : null,
    usersAffectedPercent: measureAt(record, "usersAffectedPercent", at),
    errorRatePercent: measureAt(record, "errorRatePercent", at),
    impactStartedAt: impactStarted === null ? null : record.facts.impactStartedAt,
    linkedDeployments: countBy(record.deploymentsLinkedAt, at),
    noRecentChangesAt: ifBy(record.noRecentChangesAt, at),
    rollback: rollback ? { outcome: rollback.outcome, reason: rollback.reason } : null,
    mitigatedAt: steps.mitigatedAt,
    resolvedAt: steps.resolvedAt,
    lastUpdateAt: record.updatesSentAt.findLast((sentAt) => isBy(sentAt, at)) ?? null,
    postmortem: ifBy(record.postmortemAt, at) ? "EXISTS" : isWaived ? "WAIVED" : "NONE",
    actionItems: countBy(record.actionItemsAt, at),
    sloImpactStated: ifBy(record.sloImpactAt, at) !== null,
  };
}

function isBy(instant: Date, at: Date): boolean {
  return instant <= at;
}

function ifBy(instant: Date | null, at: Date): Date | null {
  return instant && isBy(instant, at) ? instant : null;
}

function countBy(instants: readonly Date[], at: Date): number {
  return instants.filter((instant) => isBy(instant, at)).length;
}

function isDuring({ from, until }: Interval, at: Date): boolean {
  return from <= at && (until === null || at < until);
}
