import "server-only";
import { userIdOf } from "@/lib/access/actor";
import { DomainError, refuseWith } from "@/lib/core/errors";
import { refreshClocks } from "@/lib/incidents/clocks";
import { lockIncident, streamOf } from "@/lib/incidents/load";
import { isOpen } from "@/lib/incidents/rules";
import { saveIncident } from "@/lib/incidents/save";
import { canEdit } from "@/lib/incidents/transition-rules";
import { readIncidentView } from "@/lib/incidents/view";
import { defineCommand } from "@/lib/shell/command";
import { PauseUpdates, ResumeUpdates } from "./schemas";

/**
 * Pauses the update clock, with a reason (PRODUCT §2): nobody owes an update until it is resumed.
 * @throws DomainError NOT_FOUND; CONFLICT when it is paused already or the incident is over.
 */
export const pauseUpdates = defineCommand({
  name: "update.pause",
  permission: "update.send",
  input: PauseUpdates,
  sample: { incident: 42, reason: "Waiting for the provider until the morning" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canEdit(incident));
    if (!isOpen(incident.status))
      throw new DomainError("CONFLICT", "The incident is over: no updates are owed.");
    const paused = await tx.updatePause.findFirst({
      where: { incidentId: incident.id, until: null },
    });
    if (paused) throw new DomainError("CONFLICT", "Updates are paused already.");
    await tx.updatePause.create({
      data: {
        incidentId: incident.id,
        from: ctx.now,
        reason: input.reason,
        byId: userIdOf(ctx.actor),
      },
    });
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx.now),
      audit: [
        {
          stream: streamOf(incident),
          type: "update.paused",
          subject: { type: "incident", id: incident.id },
          reason: input.reason,
          onTimeline: true,
        },
      ],
      ...clocks,
    };
  },
});

/** Lets the update clock run again. @throws DomainError NOT_FOUND; CONFLICT when it is not paused. */
export const resumeUpdates = defineCommand({
  name: "update.resume",
  permission: "update.send",
  input: ResumeUpdates,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    const { count } = await tx.updatePause.updateMany({
      where: { incidentId: incident.id, until: null },
      data: { until: ctx.now },
    });
    if (count === 0) throw new DomainError("CONFLICT", "Updates are not paused.");
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx.now),
      audit: [
        {
          stream: streamOf(incident),
          type: "update.resumed",
          subject: { type: "incident", id: incident.id },
          onTimeline: true,
        },
      ],
      ...clocks,
    };
  },
});
