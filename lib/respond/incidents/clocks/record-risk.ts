import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import { iso } from "@/lib/platform/core/json";
import { RecordRisk } from "@/lib/respond/clocks/jobs";
import { markAtRisk } from "@/lib/respond/clocks/store";
import { ClockEvents } from "@/lib/respond/incidents/events";
import { streamOf } from "@/lib/respond/incidents/load";

/** Records that an update falls due soon, once a due time, so that whoever sends it is told in time. */
export const recordRisk = defineCommand({
  name: RecordRisk.name,
  permission: "system",
  input: RecordRisk.payload,
  sample: { clockId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx): Promise<Outcome<{ recorded: boolean }>> => {
    const clock = await markAtRisk(tx, input.clockId, ctx.now);
    if (!clock) return { result: { recorded: false }, audit: "unchanged" };
    return {
      result: { recorded: true },
      audit: [
        ClockEvents.entry("clock.at-risk", {
          stream: streamOf({ id: clock.incidentId }),
          subject: { type: "clock", id: clock.id },
          after: { kind: clock.kind, dueAt: iso(clock.dueAt) },
        }),
      ],
    };
  },
});
