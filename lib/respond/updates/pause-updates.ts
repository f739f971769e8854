import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, invalidField, refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { isOpen } from "@/lib/respond/incidents/rules";
import { saveIncident } from "@/lib/respond/incidents/save";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { UpdateEvents } from "./events";
import { ResumeAsPlanned, resumeKey } from "./jobs";
import { PauseUpdates, ResumeUpdates } from "./schemas";

/**
 * Pauses the update clock, with a reason (docs/rules/clocks.md): nobody owes an update until it is resumed, by hand or
 * at the time that was planned.
 * @throws DomainError NOT_FOUND; INVALID for an end that is not ahead; CONFLICT when it is paused or over.
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
    const resumesAt = input.resumesAt ?? null;
    if (resumesAt && resumesAt <= ctx.now) {
      throw invalidField("resumesAt", "The time to resume has to lie ahead.");
    }
    const paused = await tx.updatePause.findFirst({
      where: { incidentId: incident.id, until: null },
    });
    if (paused) throw new DomainError("CONFLICT", "Updates are paused already.");
    const pause = await tx.updatePause.create({
      data: {
        incidentId: incident.id,
        from: ctx.now,
        resumesAt,
        reason: input.reason,
        byId: userIdOf(ctx.actor),
      },
    });
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        UpdateEvents.entry("update.paused", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          after: { resumesAt: iso(resumesAt) },
          reason: input.reason,
        }),
      ],
      ...clocks,
      jobs: [...clocks.jobs, ...(resumesAt ? [endOf(pause.id, resumesAt)] : [])],
    };
  },
});

function endOf(pauseId: string, runAt: Date): JobRequest {
  return requestJob(ResumeAsPlanned, { pauseId }, { runAt, key: resumeKey(pauseId) });
}

/** Lets the update clock run again. @throws DomainError NOT_FOUND; CONFLICT when it is not paused. */
export const resumeUpdates = defineCommand({
  name: "update.resume",
  permission: "update.send",
  input: ResumeUpdates,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    const pause = await tx.updatePause.findFirst({
      where: { incidentId: incident.id, until: null },
    });
    if (!pause) throw new DomainError("CONFLICT", "Updates are not paused.");
    await tx.updatePause.update({ where: { id: pause.id }, data: { until: ctx.now } });
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        UpdateEvents.entry("update.resumed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          after: null,
        }),
      ],
      ...clocks,
      cancelledJobs: [...clocks.cancelledJobs, resumeKey(pause.id)],
    };
  },
});
