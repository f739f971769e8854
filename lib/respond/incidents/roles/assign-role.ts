import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { refuseWith } from "@/lib/platform/core/errors";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { AssignRole } from "@/lib/respond/incidents/schemas";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { assumeRole } from "./roles";

/**
 * Gives a role to a person; who held it before relinquishes it. Roles are rows with their times.
 * @throws DomainError NOT_FOUND; INVALID for unknown people; CONFLICT when the incident is cancelled.
 */
export const assignRole = defineCommand({
  name: "incident.assign-role",
  permission: "incident.respond",
  input: AssignRole,
  sample: { incident: 42, role: "SCRIBE", userId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canEdit(incident));
    const assumed = await assumeRole(tx, incident.id, input.role, input.userId, ctx);
    if (assumed.changed) await saveIncident(tx, incident, {}, ctx);
    const result = await readIncidentView(tx, incident.id, ctx);
    if (!assumed.changed) return { result, audit: "unchanged" };
    return {
      result,
      audit: [
        IncidentEvents.entry("incident.role-assumed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: { role: input.role, people: assumed.previous },
          after: { role: input.role, userId: input.userId, person: assumed.userName },
        }),
      ],
    };
  },
});
