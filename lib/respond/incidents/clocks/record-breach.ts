import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { RecordBreach } from "@/lib/respond/clocks/jobs";
import { markBreached } from "@/lib/respond/clocks/store";
import { ClockEvents } from "@/lib/respond/incidents/events";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * Records that a promise was broken, once, however often it runs: a promise kept in time, moved or
 * recorded before is left alone. The event stands at the due time, whenever the job got to run.
 */
export const recordBreach = defineCommand({
  name: RecordBreach.name,
  permission: "system",
  input: RecordBreach.payload,
  sample: { clockId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx): Promise<Outcome<{ recorded: boolean }>> => {
    const clock = await markBreached(tx, input.clockId, ctx.now);
    if (!clock) return { result: { recorded: false }, audit: "unchanged" };
    return {
      result: { recorded: true },
      audit: [
        ClockEvents.entry("clock.breached", {
          stream: streamOf({ id: clock.incidentId }),
          subject: { type: "clock", id: clock.id },
          occurredAt: clock.dueAt,
          after: {
            kind: clock.kind,
            severity: clock.severity,
            targetMinutes: clock.targetMinutes,
            dueAt: clock.dueAt.toISOString(),
          },
        }),
      ],
    };
  },
});
