import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** What the shell itself refuses. */
export const AccessEvents = defineEvents({
  /** The same within a minute is one event with how often; what was one too many has no details. */
  "permission.refused": event({
    kind: "refused",
    after: z.object({
      /** The command or query. */
      asked: z.string().exactOptional(),
      role: z.string().exactOptional(),
      times: z.number().exactOptional(),
      until: z.string().exactOptional(),
    }),
    reads: QUIET,
  }),
});
