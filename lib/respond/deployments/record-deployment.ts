import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { nameOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { isFuture } from "@/lib/platform/core/clock/clock";
import { invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { RecordDeployment } from "./schemas";

/** Records a deployment of a service. @throws DomainError INVALID for unknown services or the future. */
export const recordDeployment = defineCommand({
  name: "deployment.record",
  permission: "deployment.write",
  input: RecordDeployment,
  sample: { service: "edge-proxy", version: "2026.11.1" },
  run: async (tx, input, ctx) => {
    const deployedAt = input.deployedAt ?? ctx.now;
    if (isFuture(deployedAt, ctx.now)) {
      throw invalidField("deployedAt", "This time lies in the future: give when it was deployed.");
    }
    const [service] = await findServices(tx, [input.service]);
    if (!service) throw notFound("This service");
    const { version, environment, commit, outcome } = input;
    const deployment = await tx.deployment.create({
      data: {
        serviceId: service.id,
        version,
        environment,
        commit: commit ?? null,
        deployedAt,
        deployedBy: nameOf(ctx.actor),
        outcome,
        createdAt: ctx.now,
      },
    });
    return {
      result: {
        id: deployment.id,
        service: { slug: service.slug, name: service.name },
        version,
        environment,
        deployedAt: iso(deployedAt),
        outcome,
      },
      audit: [
        {
          stream: WORKSPACE_STREAM,
          type: "deployment.recorded",
          subject: { type: "deployment", id: deployment.id },
          occurredAt: deployedAt,
          after: { service: service.slug, version, environment, outcome },
        },
      ],
    };
  },
});
