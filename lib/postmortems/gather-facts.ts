import "server-only";
import type { ReadDb } from "@/lib/core/db";
import type { SuggestionFacts } from "./suggestion-rules";

/** Reads what suggestions are made from. */
export async function gatherSuggestionFacts(
  db: ReadDb,
  incidentId: string,
): Promise<SuggestionFacts> {
  const incident = await db.incident.findUniqueOrThrow({
    where: { id: incidentId },
    include: {
      severityChanges: { orderBy: [{ at: "asc" }, { recordedAt: "asc" }] },
      clocks: { where: { supersededAt: null }, orderBy: { startedAt: "asc" } },
      deployments: {
        include: { deployment: { include: { service: { select: { name: true } } } } },
      },
      rollbackDecisions: { where: { withdrawnAt: null } },
      checklist: { where: { state: "SKIPPED" }, orderBy: { position: "asc" } },
      retractions: { orderBy: { retractedAt: "asc" } },
      roles: {
        where: { role: "COMMANDER" },
        orderBy: { assumedAt: "asc" },
        select: { user: { select: { name: true } } },
      },
    },
  });
  const rollback = incident.rollbackDecisions[0];
  return {
    impactStartedAt: incident.impactStartedAt,
    detectedAt: incident.detectedAt,
    acknowledgedAt: incident.acknowledgedAt,
    mitigatedAt: incident.mitigatedAt,
    resolvedAt: incident.resolvedAt,
    severityChanges: incident.severityChanges,
    clocks: incident.clocks.map((clock) => ({ ...clock, endReason: null })),
    deployments: incident.deployments.map(({ deployment }) => ({
      service: deployment.service.name,
      version: deployment.version,
      deployedAt: deployment.deployedAt,
      outcome: deployment.outcome,
    })),
    rollback: rollback ? { outcome: rollback.outcome, reason: rollback.reason } : null,
    skippedItems: incident.checklist.map(({ text, reason }) => ({ text, reason })),
    retractions: incident.retractions,
    commanders: incident.roles.map(({ user }) => user.name),
  };
}
