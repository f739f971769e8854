import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Links = z.array(z.object({ title: z.string(), url: z.string() }));
/** What an edit changed; what it left as it was is missing. */
const Changed = z.object({
  name: z.string().exactOptional(),
  tier: z.number().exactOptional(),
  description: z.string().exactOptional(),
  /** Its short name. */
  team: z.string().nullable().exactOptional(),
  /** Short names. */
  dependsOn: z.array(z.string()).exactOptional(),
  links: Links.exactOptional(),
  archived: z.boolean().exactOptional(),
});

/** What can happen to a service. */
export const ServiceEvents = defineEvents({
  "service.created": event({
    kind: "settings",
    after: z.object({
      slug: z.string(),
      name: z.string(),
      tier: z.number(),
      description: z.string(),
      team: z.string().nullable().exactOptional(),
      dependsOn: z.array(z.string()).exactOptional(),
      links: Links.exactOptional(),
    }),
    reads: QUIET,
  }),
  "service.edited": event({ kind: "settings", before: Changed, after: Changed, reads: QUIET }),
});
