import "server-only";
import { PostmortemEvents } from "@/lib/learn/postmortems/events";
import { WaivePostmortem } from "@/lib/learn/postmortems/schemas";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { readIncidentView } from "@/lib/respond/incidents/view";

/**
 * Records that no postmortem will be published, with the reason; a draft stays readable (docs/rules/postmortems.md).
 * @throws DomainError NOT_FOUND; CONFLICT when unresolved, published, or waived before.
 */
export const waivePostmortem = defineCommand({
  name: "postmortem.waive",
  permission: "postmortem.waive",
  input: WaivePostmortem,
  sample: { incident: 42, reason: "Same cause as INC-40, which has one" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    const view = await readIncidentView(tx, incident.id, ctx);
    if (incident.status !== "RESOLVED")
      throw new DomainError("CONFLICT", "Only a resolved incident's postmortem can be waived.");
    if (view.postmortem?.publishedAt)
      throw new DomainError("CONFLICT", "The postmortem is published already.");
    if (view.postmortemWaiver !== null)
      throw new DomainError("CONFLICT", "The postmortem is waived already.");
    await tx.postmortemWaiver.create({
      data: {
        incidentId: incident.id,
        reason: input.reason,
        waivedById: userIdOf(ctx.actor),
        waivedAt: ctx.now,
      },
    });
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        PostmortemEvents.entry("postmortem.waived", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          reason: input.reason,
        }),
      ],
      ...clocks,
    };
  },
});
