import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { nameOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { isFuture } from "@/lib/platform/core/clock/clock";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import type { Deployment } from "@/prisma/generated/client";
import { DeploymentEvents } from "./events";
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
    const { version, environment, commit = null, outcome } = input;
    const deployedBy = nameOf(ctx.actor);
    const given = { version, environment, commit, outcome, deployedAt, deployedBy };
    const { id, audit } = await insertDeployment(tx, service, given, ctx.now);
    return {
      result: {
        id,
        service: { slug: service.slug, name: service.name },
        version,
        environment,
        deployedAt: iso(deployedAt),
        outcome,
      },
      audit: [audit],
    };
  },
});

type Given = Pick<
  Deployment,
  "version" | "environment" | "commit" | "outcome" | "deployedAt" | "deployedBy"
>;

/** Writes a deployment as it was. Also used by the demo. */
export async function insertDeployment(
  tx: Tx,
  service: { readonly id: string; readonly slug: string },
  given: Given,
  now: Date,
) {
  const { id } = await tx.deployment.create({
    data: { ...given, serviceId: service.id, createdAt: now },
    select: { id: true },
  });
  const { version, environment, outcome, deployedAt } = given;
  const audit = DeploymentEvents.entry("deployment.recorded", {
    stream: WORKSPACE_STREAM,
    subject: { type: "deployment", id },
    occurredAt: deployedAt,
    after: { service: service.slug, version, environment, outcome },
  });
  return { id, audit };
}
