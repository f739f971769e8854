import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { notFound, refuseWith } from "@/lib/platform/core/errors";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { DeploymentEvents } from "./events";
import { LinkDeployment } from "./schemas";

/** Says that a deployment has to do with an incident. @throws DomainError NOT_FOUND, CONFLICT. */
export const linkDeployment = defineCommand({
  name: "deployment.link",
  permission: "incident.respond",
  input: LinkDeployment,
  sample: { incident: 42, deploymentId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, { incident: input.incident }, ctx.actor);
    refuseWith(canEdit(incident));
    const deployment = await tx.deployment.findUnique({
      where: { id: input.deploymentId },
      include: { service: { select: { name: true } } },
    });
    if (!deployment) throw notFound("This deployment");
    const link = { incidentId: incident.id, deploymentId: deployment.id };
    const made = await tx.incidentDeployment.createMany({
      data: { ...link, linkedById: userIdOf(ctx.actor), linkedAt: ctx.now },
      skipDuplicates: true,
    });
    const result = { deploymentId: deployment.id };
    if (made.count === 0) return { result, audit: "unchanged" };
    return {
      result,
      audit: [
        DeploymentEvents.entry("deployment.linked", {
          stream: streamOf(incident),
          subject: { type: "deployment", id: deployment.id },
          after: { version: deployment.version, service: deployment.service.name },
        }),
      ],
    };
  },
});
