import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { ChangeSeverity } from "@/lib/respond/incidents/schemas";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { canChangeSeverity } from "./transition-rules";

/**
 * Changes the severity, with a reason. Running clocks follow the rules of docs/rules/clocks.md.
 * @throws DomainError NOT_FOUND; CONFLICT when it has this severity already or is over.
 */
export const changeSeverity = defineCommand({
  name: "incident.change-severity",
  permission: "incident.respond",
  input: ChangeSeverity,
  sample: { incident: 42, severity: "SEV1", reason: "Payments are down for everybody" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canChangeSeverity(incident, incident.severity, input.severity));
    await saveIncident(tx, incident, { severity: input.severity }, ctx);
    await tx.severityChange.create({
      data: {
        incidentId: incident.id,
        at: ctx.now,
        severity: input.severity,
        reason: input.reason,
        byId: userIdOf(ctx.actor),
        recordedAt: ctx.now,
      },
    });
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.severity-changed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: { severity: incident.severity },
          after: { severity: input.severity },
          reason: input.reason,
        }),
      ],
      ...clocks,
    };
  },
});
