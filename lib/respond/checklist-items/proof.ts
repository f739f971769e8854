import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { ProofFacts } from "@/lib/respond/checklist/rules";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Services whose SLOs have something to be measured by: then the postmortem of a real incident states what it took
 * from them. What it took is the business of `lib/slo/impact`; that it does is known here.
 */
export const MEASURED = {
  some: {
    archivedAt: null,
    OR: [
      { feed: { isNot: null } },
      { definitions: { some: { spec: { path: ["measurement", "type"], equals: "INCIDENTS" } } } },
    ],
  },
} as const satisfies Prisma.SloListRelationFilter;

/** Gathers the facts that checklist items are proven by, from everything an incident has. */
export async function gatherProof(db: ReadDb, incidentId: string): Promise<ProofFacts> {
  const incident = await db.incident.findUniqueOrThrow({
    where: { id: incidentId },
    include: {
      roles: {
        where: { role: "COMMANDER", relinquishedAt: null },
        select: { user: { select: { name: true } } },
      },
      deployments: { select: { deploymentId: true } },
      rollbackDecisions: { where: { withdrawnAt: null } },
      updates: { orderBy: { sentAt: "desc" }, take: 1, select: { sentAt: true } },
      postmortem: {
        select: { sections: { where: { key: "slo-impact" }, select: { body: true } } },
      },
      postmortemWaivers: { where: { withdrawnAt: null }, select: { id: true } },
      services: { where: { service: { slos: MEASURED } }, take: 1, select: { serviceId: true } },
      _count: { select: { actionItems: true } },
    },
  });
  const rollback = incident.rollbackDecisions[0];
  return {
    severity: incident.severity,
    commander: incident.roles[0]?.user.name ?? null,
    acknowledgedAt: incident.acknowledgedAt,
    channelUrl: incident.channelUrl,
    usersAffectedPercent: incident.usersAffectedPercent,
    errorRatePercent: incident.errorRatePercent,
    impactStartedAt: incident.impactStartedAt,
    linkedDeployments: incident.deployments.length,
    noRecentChangesAt: incident.noRecentChangesAt,
    rollback: rollback ? { outcome: rollback.outcome, reason: rollback.reason } : null,
    mitigatedAt: incident.mitigatedAt,
    resolvedAt: incident.resolvedAt,
    lastUpdateAt: incident.updates[0]?.sentAt ?? null,
    postmortem: postmortemState(incident),
    actionItems: incident._count.actionItems,
    sloImpactStated:
      incident.postmortem !== null &&
      (Boolean(incident.postmortem.sections[0]?.body.trim()) ||
        (incident.kind === "REAL" && incident.services.length > 0)),
  };
}

function postmortemState(incident: {
  postmortem: unknown;
  postmortemWaivers: readonly unknown[];
}): ProofFacts["postmortem"] {
  if (incident.postmortem) return "EXISTS";
  return incident.postmortemWaivers.length > 0 ? "WAIVED" : "NONE";
}
