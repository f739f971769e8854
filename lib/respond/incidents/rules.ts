import { isFuture } from "@/lib/platform/core/clock/clock";
import { minutesBetween } from "@/lib/platform/core/clock/duration";
import type { Refusal } from "@/lib/platform/core/errors";
import { isMoreSevere, type Severity } from "@/lib/respond/clocks/policy";
import type { SeverityAt } from "@/lib/respond/clocks/rules";

export type IncidentStatus =
  | "TRIAGE"
  | "INVESTIGATING"
  | "MITIGATED"
  | "RESOLVED"
  | "CLOSED"
  | "CANCELLED";

/** The dated steps that a status follows from. */
export type Steps = {
  readonly acknowledgedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Points in time and measurements that people may correct (docs/rules/incidents.md). */
export type Facts = Steps & {
  readonly impactStartedAt: Date | null;
  readonly detectedAt: Date;
  readonly declaredAt: Date;
  readonly usersAffectedPercent: number | null;
  readonly errorRatePercent: number | null;
};

/** Status is derived, in this order (docs/rules/incidents.md). */
export function deriveStatus(steps: Steps): IncidentStatus {
  if (steps.cancelledAt) return "CANCELLED";
  if (steps.closedAt) return "CLOSED";
  if (steps.resolvedAt) return "RESOLVED";
  if (steps.mitigatedAt) return "MITIGATED";
  return steps.acknowledgedAt ? "INVESTIGATING" : "TRIAGE";
}

/** While people still work on it. */
export const OPEN_STATUSES = ["TRIAGE", "INVESTIGATING", "MITIGATED"] as const;

/** Whether people still work on it. */
export function isOpen(status: IncidentStatus): boolean {
  return OPEN_STATUSES.some((open) => open === status);
}

/** When it began, for every figure that counts from there: with the impact, else with its detection. */
export function startOf<At>(facts: { impactStartedAt: At | null; detectedAt: At }): At {
  return facts.impactStartedAt ?? facts.detectedAt;
}

export type PrimaryAction = "ACKNOWLEDGE" | "MITIGATE" | "RESOLVE" | "DRAFT_POSTMORTEM" | "CLOSE";

/** The one next step of each state, always at the same place on the page (docs/rules/surface.md, 1). */
export function primaryAction(
  status: IncidentStatus,
  postmortem: { readonly exists: boolean; readonly waived: boolean; readonly required: boolean },
): PrimaryAction | null {
  switch (status) {
    case "TRIAGE":
      return "ACKNOWLEDGE";
    case "INVESTIGATING":
      return "MITIGATE";
    case "MITIGATED":
      return "RESOLVE";
    case "RESOLVED":
      return postmortem.required && !postmortem.exists && !postmortem.waived
        ? "DRAFT_POSTMORTEM"
        : "CLOSE";
    case "CLOSED":
    case "CANCELLED":
      return null;
  }
}

/**
 * Whether facts can be true together. Real life is messy, so only the impossible is refused: the future,
 * an end before its beginning, a response before there was anything to respond to.
 */
export function checkFacts(facts: Facts, now: Date): Refusal | null {
  const fields: Record<string, string> = {};
  for (const name of DATED) {
    const instant = facts[name];
    if (instant && isFuture(instant, now)) {
      fields[name] = "This time lies in the future: give when it happened.";
    }
  }
  for (const [earlier, later, message] of ORDERED) {
    const [from, to] = [facts[earlier], facts[later]];
    if (from && to && from > to) fields[later] ??= message;
  }
  // Closing has no time of its own to correct, so this stands beside the resolution.
  if (facts.resolvedAt && facts.closedAt && facts.resolvedAt > facts.closedAt) {
    fields.resolvedAt ??= "Resolved after it was closed: give an earlier time.";
  }
  const first = Object.values(fields)[0];
  return first === undefined ? null : { code: "INVALID", message: first, fields };
}

const DATED = [
  "impactStartedAt",
  "detectedAt",
  "declaredAt",
  "acknowledgedAt",
  "mitigatedAt",
  "resolvedAt",
] as const;

const ORDERED: readonly (readonly [(typeof DATED)[number], (typeof DATED)[number], string])[] = [
  ["detectedAt", "acknowledgedAt", "Acknowledged before it was detected: correct one of the two."],
  ["impactStartedAt", "mitigatedAt", "Mitigated before impact started: correct one of the two."],
  ["detectedAt", "resolvedAt", "Resolved before it was detected: correct one of the two."],
  ["mitigatedAt", "resolvedAt", "Resolved before it was mitigated: correct one of the two."],
  ["impactStartedAt", "resolvedAt", "Resolved before impact started: correct one of the two."],
];

export type Durations = {
  readonly toDetectMinutes: number | null;
  readonly toAcknowledgeMinutes: number | null;
  readonly toMitigateMinutes: number | null;
  readonly toResolveMinutes: number | null;
  readonly bySeverityMinutes: Readonly<Record<Severity, number>>;
};

/**
 * How long each part took, in exact minutes; null where it has not happened. Detection counts from
 * impact start; mitigation and resolution too, or from detection while impact start is unknown;
 * acknowledgement counts from detection. Time in each severity runs from the first severity to resolution,
 * cancellation or `now`.
 */
export function durations(facts: Facts, changes: readonly SeverityAt[], now: Date): Durations {
  const from = startOf(facts);
  return {
    toDetectMinutes: minutesBetween(facts.impactStartedAt, facts.detectedAt),
    toAcknowledgeMinutes: minutesBetween(facts.detectedAt, facts.acknowledgedAt),
    toMitigateMinutes: minutesBetween(from, facts.mitigatedAt),
    toResolveMinutes: minutesBetween(from, facts.resolvedAt),
    bySeverityMinutes: timeBySeverity(facts, changes, now),
  };
}

function timeBySeverity(facts: Facts, changes: readonly SeverityAt[], now: Date) {
  const end = facts.resolvedAt ?? facts.cancelledAt ?? now;
  const minutes: Record<Severity, number> = { SEV1: 0, SEV2: 0, SEV3: 0, SEV4: 0 };
  changes.forEach((change, index) => {
    const next = changes[index + 1]?.at ?? end;
    const untilMs = Math.min(next.getTime(), end.getTime());
    minutes[change.severity] += Math.max(0, minutesBetween(change.at, new Date(untilMs)));
  });
  return minutes;
}

/** The worst severity it ever had. */
export function worstSeverity(changes: readonly SeverityAt[], current: Severity): Severity {
  return changes.reduce<Severity>(
    (worst, { severity }) => (isMoreSevere(severity, worst) ? severity : worst),
    current,
  );
}
