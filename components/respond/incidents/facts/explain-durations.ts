import { startOf } from "@/lib/respond/incidents/rules";
import type { IncidentView } from "@/lib/respond/incidents/view";

export type ExplainedFigure = {
  readonly label: string;
  readonly minutes: number | null;
  readonly formula: string;
  readonly inputs: readonly string[];
};

/** Each duration with its formula and inputs; says where detection stands in for an unknown impact start. */
export function explainDurations({ facts, durations }: IncidentView): ExplainedFigure[] {
  const isKnown = facts.impactStartedAt !== null;
  const start = isKnown ? "impact start" : "detection (impact start is unknown)";
  const startInput = input(isKnown ? "Impact started" : "Detected", startOf(facts));
  return [
    {
      label: "To detect",
      minutes: durations.toDetectMinutes,
      formula: "Detection minus impact start",
      inputs: [input("Impact started", facts.impactStartedAt), input("Detected", facts.detectedAt)],
    },
    {
      label: "To acknowledge",
      minutes: durations.toAcknowledgeMinutes,
      formula: "Acknowledgement minus detection",
      inputs: [input("Detected", facts.detectedAt), input("Acknowledged", facts.acknowledgedAt)],
    },
    {
      label: "To mitigate",
      minutes: durations.toMitigateMinutes,
      formula: `Mitigation minus ${start}`,
      inputs: [startInput, input("Mitigated", facts.mitigatedAt)],
    },
    {
      label: "To resolve",
      minutes: durations.toResolveMinutes,
      formula: `Resolution minus ${start}`,
      inputs: [startInput, input("Resolved", facts.resolvedAt)],
    },
  ];
}

function input(name: string, at: string | null): string {
  return `${name}: ${at ? `${at.slice(0, 19).replace("T", " ")} UTC` : "not yet"}`;
}
