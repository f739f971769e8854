import { attainment, type ClockSegment } from "@/lib/clocks/rules";
import { formatDuration, formatMinutes, minutesBetween } from "@/lib/core/duration";
import type { SectionKey } from "./template";

type Clock = Pick<
  ClockSegment,
  "kind" | "severity" | "targetMinutes" | "startedAt" | "dueAt" | "metAt" | "endedAt" | "endReason"
>;

/** Plain facts of one finished incident. */
export type SuggestionFacts = {
  readonly impactStartedAt: Date | null;
  readonly detectedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly severityChanges: readonly {
    readonly at: Date;
    readonly severity: string;
    readonly reason: string;
  }[];
  readonly clocks: readonly Clock[];
  readonly deployments: readonly {
    readonly service: string;
    readonly version: string;
    readonly deployedAt: Date;
    readonly outcome: string;
  }[];
  readonly rollback: {
    readonly outcome: "ROLLED_BACK" | "NOT_POSSIBLE";
    readonly reason: string | null;
  } | null;
  readonly skippedItems: readonly { readonly text: string; readonly reason: string | null }[];
  readonly retractions: readonly { readonly fact: string; readonly reason: string }[];
  readonly commanders: readonly string[];
};

/** A point offered to the author, with the facts it rests on. The same facts make the same text. */
export type Suggestion = {
  readonly rule: string;
  readonly section: SectionKey;
  readonly text: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

/** Detection within this many minutes is quick, later than `SLOW_DETECTION_MINUTES` is slow. */
const QUICK_DETECTION_MINUTES = 5;
const SLOW_DETECTION_MINUTES = 15;
/** A linked deployment this shortly before impact is worth a look. */
const SHORTLY_BEFORE_MINUTES = 60;

/** What the record itself says went well or poorly (PRODUCT §4). Deterministic; the author decides. */
export function suggestPoints(facts: SuggestionFacts): Suggestion[] {
  const rules = [
    detectionLag,
    responseAgainstTarget,
    updateGaps,
    severityRaised,
    deploymentBefore,
    rollbackOutcome,
    reopened,
    skippedSteps,
    changesOfCommand,
  ];
  return rules.flatMap((rule) => rule(facts) ?? []);
}

function detectionLag({ impactStartedAt, detectedAt }: SuggestionFacts): Suggestion | null {
  const minutes = minutesBetween(impactStartedAt, detectedAt);
  if (minutes === null || impactStartedAt === null) return null;
  const facts = [fact("Impact started", impactStartedAt), fact("Detected", detectedAt)];
  if (minutes <= QUICK_DETECTION_MINUTES) {
    const text =
      minutes <= 0
        ? "The problem was detected as it began."
        : `The problem was detected ${formatMinutes(minutes)} after impact started.`;
    return { rule: "detection-lag", section: "went-well", text, facts };
  }
  if (minutes < SLOW_DETECTION_MINUTES) return null;
  const text = `Users felt the problem for ${formatMinutes(minutes)} before it was detected.`;
  return { rule: "detection-lag", section: "went-poorly", text, facts };
}

function responseAgainstTarget({
  clocks,
  detectedAt,
  acknowledgedAt,
}: SuggestionFacts): Suggestion | null {
  const response = clocks.filter(({ kind }) => kind === "RESPONSE");
  const last = response.at(-1);
  if (!last || !acknowledgedAt) return null;
  const took = formatMinutes(minutesBetween(detectedAt, acknowledgedAt));
  const target = formatMinutes(last.targetMinutes);
  const facts = [
    fact("Detected", detectedAt),
    fact("Acknowledged", acknowledgedAt),
    { label: "Target", value: `${target} (${last.severity})` },
  ];
  return attainment(response, acknowledgedAt) === "MET"
    ? {
        rule: "response",
        section: "went-well",
        text: `The first response came after ${took}, within the target of ${target}.`,
        facts,
      }
    : {
        rule: "response",
        section: "went-poorly",
        text: `The first response came after ${took}; the target was ${target}.`,
        facts,
      };
}

function updateGaps({ clocks, resolvedAt }: SuggestionFacts): Suggestion | null {
  const updates = clocks.filter(({ kind }) => kind === "UPDATE");
  const late = updates.filter(({ dueAt, endedAt }) => (endedAt ?? resolvedAt ?? dueAt) > dueAt);
  if (updates.length < 2 && late.length === 0) return null;
  const facts = late.map(({ dueAt }) => fact("Update due", dueAt));
  if (late.length === 0) {
    const value = String(updates.length - 1);
    return {
      rule: "updates",
      section: "went-well",
      text: "Every update to stakeholders came in time.",
      facts: [{ label: "Updates", value }],
    };
  }
  const text =
    late.length === 1
      ? "One update to stakeholders came late or not at all."
      : `${late.length} updates to stakeholders came late or not at all.`;
  return { rule: "updates", section: "went-poorly", text, facts };
}

function severityRaised({ severityChanges }: SuggestionFacts): Suggestion | null {
  const [first, ...later] = severityChanges;
  const worst = later.reduce(
    (most, change) => (change.severity < most.severity ? change : most),
    first ?? { severity: "SEV4", at: new Date(0), reason: "" },
  );
  if (!first || worst.severity >= first.severity) return null;
  const after = formatMinutes(minutesBetween(first.at, worst.at));
  return {
    rule: "severity-raised",
    section: "went-poorly",
    text: `It began as ${first.severity} and turned out to be ${worst.severity} ${after} later.`,
    facts: severityChanges.map(({ at, severity, reason }) => ({
      label: severity,
      value: `${written(at)}: ${reason}`,
    })),
  };
}

function deploymentBefore({
  deployments,
  impactStartedAt,
  detectedAt,
}: SuggestionFacts): Suggestion[] {
  const start = impactStartedAt ?? detectedAt;
  return deployments.flatMap(({ service, version, deployedAt }) => {
    const minutes = minutesBetween(deployedAt, start);
    if (minutes < 0 || minutes > SHORTLY_BEFORE_MINUTES) return [];
    const when = minutes < 1 ? "just before" : `${formatMinutes(minutes)} before`;
    return [
      {
        rule: `deployment:${service}:${version}`,
        section: "contributing-factors" as const,
        text: `${service} ${version} was deployed ${when} impact started.`,
        facts: [fact("Deployed", deployedAt), fact("Impact started", start)],
      },
    ];
  });
}

function rollbackOutcome({
  rollback,
  mitigatedAt,
  impactStartedAt,
  detectedAt,
}: SuggestionFacts): Suggestion | null {
  if (!rollback) return null;
  const facts = [
    {
      label: "Rollback",
      value: rollback.reason ?? rollback.outcome.toLowerCase().replace("_", " "),
    },
  ];
  if (rollback.outcome === "NOT_POSSIBLE") {
    const text = `A rollback was not possible: ${(rollback.reason ?? "").replace(/\.$/, "")}.`;
    return { rule: "rollback", section: "went-poorly", text, facts };
  }
  const took = mitigatedAt
    ? ` Impact ended ${formatDuration(mitigatedAt.getTime() - (impactStartedAt ?? detectedAt).getTime())} after it started.`
    : "";
  return {
    rule: "rollback",
    section: "went-well",
    text: `A rollback was possible and was used.${took}`,
    facts,
  };
}

function reopened({ retractions }: SuggestionFacts): Suggestion | null {
  const back = retractions.filter(({ fact: name }) => name === "resolvedAt");
  if (back.length === 0) return null;
  const times = back.length === 1 ? "once" : `${back.length} times`;
  return {
    rule: "reopened",
    section: "went-poorly",
    text: `The incident was reopened ${times} after it seemed resolved.`,
    facts: back.map(({ reason }) => ({ label: "Reopened", value: reason })),
  };
}

function skippedSteps({ skippedItems }: SuggestionFacts): Suggestion | null {
  if (skippedItems.length === 0) return null;
  const names = skippedItems
    .map(({ text }) => text.charAt(0).toLowerCase() + text.slice(1))
    .join("; ");
  return {
    rule: "skipped-steps",
    section: "went-poorly",
    text: `Steps of the checklist were left out: ${names}.`,
    facts: skippedItems.map(({ text, reason }) => ({ label: text, value: reason ?? "" })),
  };
}

function changesOfCommand({ commanders }: SuggestionFacts): Suggestion | null {
  if (commanders.length < 2) return null;
  return {
    rule: "command",
    section: "lessons",
    text: `Command changed hands ${commanders.length - 1 === 1 ? "once" : `${commanders.length - 1} times`}; note what the handover carried over and what it lost.`,
    facts: commanders.map((name, index) => ({ label: `Commander ${index + 1}`, value: name })),
  };
}

function fact(label: string, at: Date) {
  return { label, value: written(at) };
}

function written(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
