import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { invalidField, refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { UpdateEvents } from "./events";
import { SendUpdate } from "./schemas";
import { UPDATE_VIEW, viewUpdate } from "./view";

/**
 * Records an update to stakeholders, with the status and severity it was sent under. The update clock
 * restarts (docs/rules/clocks.md).
 * @throws DomainError NOT_FOUND; INVALID for a next update that is not ahead; CONFLICT when cancelled.
 */
export const sendUpdate = defineCommand({
  name: "update.send",
  permission: "update.send",
  input: SendUpdate,
  sample: {
    incident: 42,
    message: "Card payments fail. We are rolling back.",
    audience: "INTERNAL",
  },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, { incident: input.incident }, ctx.actor);
    refuseWith(canEdit(incident));
    const nextUpdateAt = input.nextUpdateAt ?? null;
    if (nextUpdateAt && nextUpdateAt <= ctx.now) {
      throw invalidField("nextUpdateAt", "The next update has to lie ahead.");
    }
    const update = await tx.statusUpdate.create({
      data: {
        incidentId: incident.id,
        message: input.message,
        audience: input.audience,
        status: incident.status,
        severity: incident.severity,
        sentAt: ctx.now,
        nextUpdateAt,
        authorId: userIdOf(ctx.actor),
      },
      ...UPDATE_VIEW,
    });
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    const { id, message, audience } = update;
    return {
      result: viewUpdate(update),
      audit: [
        UpdateEvents.entry("update.sent", {
          stream: streamOf(incident),
          subject: { type: "update", id },
          after: { message, audience, nextUpdateAt: iso(nextUpdateAt) },
        }),
      ],
      ...clocks,
    };
  },
});
