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
import { canMitigate } from "./transition-rules";

/**
 * Records that user impact has ended (docs/rules/incidents.md).
 * @throws DomainError NOT_FOUND; CONFLICT in another state; INVALID for impossible instants.
 */
export const mitigateIncident = defineCommand({
  name: "incident.mitigate",
  permission: "incident.respond",
  input: IncidentStep,
  sample: { incident: 42, note: "Rolled back to the previous release" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canMitigate(incident));
    const mitigatedAt = input.at ?? notBefore(ctx.now, incident.impactStartedAt);
    await saveIncident(tx, incident, { mitigatedAt }, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.mitigated", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          fact: "mitigatedAt",
          occurredAt: mitigatedAt,
          after: { mitigatedAt: mitigatedAt.toISOString(), note: input.note ?? "" },
        }),
      ],
      ...clocks,
    };
  },
});
