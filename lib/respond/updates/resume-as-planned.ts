import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { isOpen } from "@/lib/respond/incidents/rules";
import { saveIncident } from "@/lib/respond/incidents/save";
import { UpdateEvents } from "./events";
import { ResumeAsPlanned } from "./jobs";

/**
 * Ends a pause at the time that was planned, once, also when it runs later: the update clock counts from
 * the planned time. Of an incident that is over by then, the timeline says nothing.
 */
export const resumeAsPlanned = defineCommand({
  name: ResumeAsPlanned.name,
  permission: "system",
  input: ResumeAsPlanned.payload,
  sample: { pauseId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { pauseId }, ctx): Promise<Outcome<{ resumed: boolean }>> => {
    const unchanged = { result: { resumed: false }, audit: "unchanged" } as const;
    const pause = await tx.updatePause.findUnique({
      where: { id: pauseId },
      select: { resumesAt: true, incident: { select: { number: true } } },
    });
    if (!pause?.resumesAt || pause.resumesAt > ctx.now) return unchanged;
    const incident = await lockIncident(tx, { incident: pause.incident.number }, ctx.actor);
    const { count } = await tx.updatePause.updateMany({
      where: { id: pauseId, until: null },
      data: { until: pause.resumesAt },
    });
    if (count === 0) return unchanged;
    await saveIncident(tx, incident, {}, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: { resumed: true },
      audit: [
        UpdateEvents.entry("update.resumed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          occurredAt: pause.resumesAt,
          after: { planned: true },
          onTimeline: isOpen(incident.status),
        }),
      ],
      ...clocks,
    };
  },
});
