import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because } from "@/lib/platform/audit/sentences";

/** The answers to "rollback considered first". */
export const RollbackEvents = defineEvents({
  "rollback.decided": event({
    kind: "incidents",
    after: z.object({
      outcome: z.enum(["ROLLED_BACK", "NOT_POSSIBLE"]),
      /** Of the deployment; null where none was named. */
      version: z.string().nullable().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after, reason }) => {
      if (after.outcome === "NOT_POSSIBLE") return because("Rollback is not possible", reason);
      return because(after.version ? `Rolled back ${after.version}` : "Rolled back", reason);
    },
  }),
});
