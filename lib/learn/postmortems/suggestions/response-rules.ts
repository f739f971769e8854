import { formatMinutes, minutesBetween } from "@/lib/platform/core/clock/duration";
import { attainment } from "@/lib/respond/clocks/rules";
import { momentFact, type Suggestion, type SuggestionFacts, writtenUtc } from "./facts";

/** Detection within this many minutes is quick, later than `SLOW_DETECTION_MINUTES` is slow. */
const QUICK_DETECTION_MINUTES = 5;
const SLOW_DETECTION_MINUTES = 15;

export function detectionLag({ impactStartedAt, detectedAt }: SuggestionFacts): Suggestion | null {
  const minutes = minutesBetween(impactStartedAt, detectedAt);
  if (minutes === null || impactStartedAt === null) return null;
  const facts = [momentFact("Impact started", impactStartedAt), momentFact("Detected", detectedAt)];
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

export function responseAgainstTarget({
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
    momentFact("Detected", detectedAt),
    momentFact("Acknowledged", acknowledgedAt),
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

export function updateGaps({ clocks, resolvedAt }: SuggestionFacts): Suggestion | null {
  const updates = clocks.filter(({ kind }) => kind === "UPDATE");
  const late = updates.filter(({ dueAt, endedAt }) => (endedAt ?? resolvedAt ?? dueAt) > dueAt);
  if (updates.length < 2 && late.length === 0) return null;
  const facts = late.map(({ dueAt }) => momentFact("Update due", dueAt));
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

export function severityRaised({ severityChanges }: SuggestionFacts): Suggestion | null {
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
      value: `${writtenUtc(at)}: ${reason}`,
    })),
  };
}

/** Where it changed, how long each severity held: the text is what the summary leaves to the reader. */
export function timeInSeverities({ severityMinutes }: SuggestionFacts): Suggestion | null {
  const spent = severityMinutes.filter(({ minutes }) => minutes > 0);
  if (spent.length < 2) return null;
  const shares = spent.map(({ severity, minutes }) => `${severity} for ${formatMinutes(minutes)}`);
  return {
    rule: "time-in-severities",
    section: "impact",
    text: `It was ${shares.join(", ")}.`,
    facts: spent.map(({ severity, minutes }) => ({
      label: severity,
      value: formatMinutes(minutes),
    })),
  };
}
