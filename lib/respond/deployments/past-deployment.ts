import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import type { DeploymentOutcome } from "@/prisma/generated/client";

type PastDeployment = { version: string; deployedAt: Date; outcome: DeploymentOutcome };

/** Records a deployment that an imported incident names, linked to it. */
export async function recordPastDeployment(
  tx: Tx,
  incidentId: string,
  serviceId: string,
  { version, deployedAt, outcome }: PastDeployment,
  now: Date,
): Promise<void> {
  await tx.deployment.create({
    data: {
      serviceId,
      version,
      deployedAt,
      outcome,
      createdAt: now,
      incidents: { create: { incidentId, linkedAt: now } },
    },
  });
}
