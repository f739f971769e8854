import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, refuseWith } from "@/lib/platform/core/errors";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { RelinquishRole } from "@/lib/respond/incidents/schemas";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { readIncidentView } from "@/lib/respond/incidents/view";

/**
 * Ends a role assignment; its row stays with both times.
 * @throws DomainError NOT_FOUND; CONFLICT when nobody holds the role.
 */
export const relinquishRole = defineCommand({
  name: "incident.relinquish-role",
  permission: "incident.respond",
  input: RelinquishRole,
  sample: { incident: 42, role: "SCRIBE" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canEdit(incident));
    const held = await tx.roleAssignment.findMany({
      where: {
        incidentId: incident.id,
        role: input.role,
        relinquishedAt: null,
        ...(input.userId && { userId: input.userId }),
      },
      include: { user: { select: { name: true } } },
    });
    if (held.length === 0) throw new DomainError("CONFLICT", "Nobody holds this role any more.");
    await tx.roleAssignment.updateMany({
      where: { id: { in: held.map(({ id }) => id) } },
      data: { relinquishedAt: ctx.now },
    });
    await saveIncident(tx, incident, {}, ctx);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.role-relinquished", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: { role: input.role, people: held.map(({ user }) => user.name) },
        }),
      ],
    };
  },
});
