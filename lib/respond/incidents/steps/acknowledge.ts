import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { notBefore } from "@/lib/platform/core/clock/clock";
import { refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { assumeRole } from "@/lib/respond/incidents/roles/roles";
import { saveIncident } from "@/lib/respond/incidents/save";
import { AcknowledgeIncident } from "@/lib/respond/incidents/schemas";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { canAcknowledge } from "./transition-rules";

/**
 * Acknowledges an incident: the first response. It meets the response clock, starts the update clock,
 * and makes the acknowledger commander if there is none (docs/rules/incidents.md).
 * @throws DomainError NOT_FOUND; CONFLICT when somebody acknowledged before or it is over.
 */
export const acknowledgeIncident = defineCommand({
  name: "incident.acknowledge",
  permission: "incident.respond",
  input: AcknowledgeIncident,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canAcknowledge(incident));
    const acknowledgedAt = notBefore(ctx.now, incident.detectedAt);
    await saveIncident(tx, incident, { acknowledgedAt }, ctx);
    const becameCommander = await takeCommandIfFree();
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.acknowledged", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          fact: "acknowledgedAt",
          after: { acknowledgedAt: acknowledgedAt.toISOString(), becameCommander },
        }),
      ],
      ...clocks,
    };

    async function takeCommandIfFree(): Promise<boolean> {
      const userId = userIdOf(ctx.actor);
      if (userId === null) return false;
      const free = { onlyIfFree: true };
      return (await assumeRole(tx, incident.id, "COMMANDER", userId, ctx, free)).changed;
    }
  },
});
