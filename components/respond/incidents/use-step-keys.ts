"use client";
import { useShortcut } from "@/components/ui/keys/shortcut";
import type { PrimaryAction } from "@/lib/respond/incidents/rules";
import {
  canAcknowledge,
  canMitigate,
  canResolve,
} from "@/lib/respond/incidents/steps/transition-rules";
import type { IncidentView } from "@/lib/respond/incidents/view";

export const STEP_KEYS: Partial<Record<PrimaryAction, string>> = {
  ACKNOWLEDGE: "A",
  MITIGATE: "M",
  RESOLVE: "R",
};

type Steps = {
  readonly incident: IncidentView;
  /** The step that the primary button takes now. */
  readonly next: PrimaryAction | null;
  readonly disabledReason: string | null;
  readonly take: (step: PrimaryAction) => void;
};

/** The keys of an incident's steps. Those whose time has not come, or has gone, say so. */
export function useStepKeys({ incident, next, disabledReason, take }: Steps): void {
  const facts = stepsOf(incident.facts);
  const off = (step: PrimaryAction, refused: { message: string } | null) =>
    disabledReason ?? (step === next ? null : (refused?.message ?? "Mark it mitigated first."));
  useShortcut({
    key: "A",
    label: "Acknowledge",
    run: () => take("ACKNOWLEDGE"),
    disabledReason: off("ACKNOWLEDGE", canAcknowledge(facts)),
  });
  useShortcut({
    key: "M",
    label: "Mark mitigated",
    run: () => take("MITIGATE"),
    disabledReason: off("MITIGATE", canMitigate(facts)),
  });
  useShortcut({
    key: "R",
    label: "Resolve",
    run: () => take("RESOLVE"),
    disabledReason: off("RESOLVE", canResolve(facts)),
  });
}

function stepsOf(facts: IncidentView["facts"]) {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    acknowledgedAt: instant(facts.acknowledgedAt),
    mitigatedAt: instant(facts.mitigatedAt),
    resolvedAt: instant(facts.resolvedAt),
    closedAt: instant(facts.closedAt),
    cancelledAt: instant(facts.cancelledAt),
  };
}
