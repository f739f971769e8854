import "server-only";
import { refuseWith } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { lockIncident, streamOf } from "./load";
import { assumeRole } from "./roles";
import { saveIncident } from "./save";
import { AssignRole } from "./schemas";
import { canEdit } from "./transition-rules";
import { readIncidentView } from "./view";

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
        {
          stream: streamOf(incident),
          type: "incident.role-assumed",
          subject: { type: "incident", id: incident.id },
          before: { role: input.role, people: assumed.previous },
          after: { role: input.role, userId: input.userId, person: assumed.userName },
          onTimeline: true,
        },
      ],
    };
  },
});
