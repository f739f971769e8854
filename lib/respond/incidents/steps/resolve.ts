import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { notBefore } from "@/lib/platform/core/clock/clock";
import { refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { IncidentStep } from "@/lib/respond/incidents/schemas";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { canResolve } from "./transition-rules";

/**
 * Records that the fix is verified (docs/rules/incidents.md). Where nobody recorded when impact ended, it ended now
 * at the latest, so mitigation is recorded with the same instant.
 * @throws DomainError NOT_FOUND; CONFLICT in another state; INVALID for impossible instants.
 */
export const resolveIncident = defineCommand({
  name: "incident.resolve",
  permission: "incident.respond",
  input: IncidentStep,
  sample: { incident: 42, note: "Error rate back to normal for 30 minutes" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canResolve(incident));
    const { detectedAt, impactStartedAt } = incident;
    const resolvedAt =
      input.at ?? notBefore(ctx.now, detectedAt, impactStartedAt, incident.mitigatedAt);
    const mitigatedAt = incident.mitigatedAt ?? resolvedAt;
    await saveIncident(tx, incident, { mitigatedAt, resolvedAt }, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.resolved", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          fact: "resolvedAt",
          occurredAt: resolvedAt,
          after: {
            resolvedAt: resolvedAt.toISOString(),
            mitigatedAt: mitigatedAt.toISOString(),
            note: input.note ?? "",
          },
        }),
      ],
      ...clocks,
    };
  },
});
