import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** People who leave. */
export const DepartureEvents = defineEvents({
  "people.disabled": event({
    kind: "people",
    after: z.object({
      name: z.string(),
      handedTo: z.string().nullable(),
      takenBy: z.string().nullable(),
      /** How much of each they had to do. */
      duties: z.object({
        items: z.number(),
        roles: z.number(),
        steps: z.number(),
        postmortems: z.number(),
        reviews: z.number(),
        runbooks: z.number().exactOptional(),
        teams: z.number().exactOptional(),
      }),
    }),
    reads: QUIET,
  }),
});
