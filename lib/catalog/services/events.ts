import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** What can happen to a service. */
export const ServiceEvents = defineEvents({
  "service.created": event({
    kind: "settings",
    after: z.object({
      slug: z.string(),
      name: z.string(),
      tier: z.number(),
      description: z.string(),
    }),
    reads: QUIET,
  }),
});
