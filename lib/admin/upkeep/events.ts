import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** What was let go when its time was over. */
export const UpkeepEvents = defineEvents({
  "upkeep.deleted": event({
    kind: "settings",
    after: z.object({ rows: z.number(), endedBefore: z.string() }),
    reads: QUIET,
  }),
});
