import "server-only";
import { DomainError, refuseWith } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { lockIncident, streamOf } from "./load";
import { saveIncident } from "./save";
import { RelinquishRole } from "./schemas";
import { canEdit } from "./transition-rules";
import { readIncidentView } from "./view";

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
        {
          stream: streamOf(incident),
          type: "incident.role-relinquished",
          subject: { type: "incident", id: incident.id },
          before: { role: input.role, people: held.map(({ user }) => user.name) },
          onTimeline: true,
        },
      ],
    };
  },
});
