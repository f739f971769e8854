import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField, refuseWith } from "@/lib/platform/core/errors";
import { viewChecklist } from "@/lib/respond/checklist-items/checklist";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { RollbackEvents } from "./events";
import { DecideRollback } from "./schemas";

/**
 * Records the answer to "rollback considered first" (docs/rules/incidents.md): rolled back, or not possible and why.
 * A later decision replaces an earlier one; both rows stay.
 * @throws DomainError NOT_FOUND; INVALID without a reason, or for a deployment that is not linked.
 */
export const decideRollback = defineCommand({
  name: "rollback.decide",
  permission: "checklist.write",
  input: DecideRollback,
  sample: { incident: 42, outcome: "NOT_POSSIBLE", reason: "The migration cannot be undone" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(
      tx,
      { incident: input.incident, reason: input.reason },
      ctx.actor,
    );
    refuseWith(canEdit(incident));
    if (input.outcome === "NOT_POSSIBLE" && !input.reason) {
      throw invalidField("reason", "Say why a rollback is not possible.");
    }
    const version = await findLinkedVersion(tx, incident.id, input.deploymentId);
    await tx.rollbackDecision.updateMany({
      where: { incidentId: incident.id, withdrawnAt: null },
      data: { withdrawnAt: ctx.now },
    });
    await tx.rollbackDecision.create({
      data: {
        incidentId: incident.id,
        outcome: input.outcome,
        reason: input.reason ?? null,
        deploymentId: input.deploymentId ?? null,
        decidedById: userIdOf(ctx.actor),
        decidedAt: ctx.now,
      },
    });
    return {
      result: await viewChecklist(tx, incident.id),
      audit: [
        RollbackEvents.entry("rollback.decided", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          after: { outcome: input.outcome, version },
          ...(input.reason && { reason: input.reason }),
        }),
      ],
    };
  },
});

async function findLinkedVersion(tx: Tx, incidentId: string, deploymentId: string | undefined) {
  if (deploymentId === undefined) return null;
  const link = await tx.incident.findFirst({
    where: { id: incidentId },
    select: {
      deployments: {
        where: { deploymentId },
        select: { deployment: { select: { version: true } } },
      },
    },
  });
  const version = link?.deployments[0]?.deployment.version;
  if (version !== undefined) return version;
  throw invalidField(
    "deploymentId",
    "This deployment is not linked to the incident: link it first.",
  );
}
