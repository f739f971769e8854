import { deploymentBefore, reopened, rollbackOutcome } from "./change-rules";
import { changesOfCommand, lateSteps, similarBefore, skippedSteps } from "./conduct-rules";
import type { Suggestion, SuggestionFacts } from "./facts";
import {
  detectionLag,
  responseAgainstTarget,
  severityRaised,
  timeInSeverities,
  updateGaps,
} from "./response-rules";
import { missingRunbooks, staleRunbooks } from "./runbook-rules";

/** What the record itself says went well or poorly (docs/rules/postmortems.md). Deterministic; the author decides. */
export function suggestPoints(facts: SuggestionFacts): Suggestion[] {
  const rules = [
    detectionLag,
    responseAgainstTarget,
    updateGaps,
    severityRaised,
    timeInSeverities,
    deploymentBefore,
    rollbackOutcome,
    reopened,
    skippedSteps,
    lateSteps,
    missingRunbooks,
    staleRunbooks,
    changesOfCommand,
    similarBefore,
  ];
  return rules.flatMap((rule) => rule(facts) ?? []);
}
