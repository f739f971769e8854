import { formatDuration, formatMinutes, minutesBetween } from "@/lib/platform/core/clock/duration";
import { momentFact, type Suggestion, type SuggestionFacts } from "./facts";

/** A linked deployment this shortly before impact is worth a look. */
const SHORTLY_BEFORE_MINUTES = 60;

export function deploymentBefore({
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
        facts: [momentFact("Deployed", deployedAt), momentFact("Impact started", start)],
      },
    ];
  });
}

export function rollbackOutcome({
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

export function reopened({ retractions }: SuggestionFacts): Suggestion | null {
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
