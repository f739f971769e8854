import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Parts = z.object({
  title: z.string().exactOptional(),
  /** The number of its newest text. */
  revision: z.number().exactOptional(),
  ownerId: z.string().nullable(),
  /** The team's short name. */
  team: z.string().nullable().exactOptional(),
  /** Short names. */
  services: z.array(z.string()).exactOptional(),
  archived: z.boolean().exactOptional(),
});

/** What can happen to a runbook. */
export const RunbookEvents = defineEvents({
  "runbook.created": event({
    kind: "settings",
    after: z.object({
      title: z.string(),
      services: z.array(z.string()),
      ownerId: z.string().nullable(),
      team: z.string().nullable().exactOptional(),
    }),
    reads: QUIET,
  }),
  /** Also says so when only its owner changed, with the owner alone. */
  "runbook.edited": event({
    kind: "settings",
    before: Parts,
    after: Parts.extend({ reviewed: z.boolean().exactOptional() }),
    reads: QUIET,
  }),
  "runbook.reviewed": event({
    kind: "settings",
    after: z.object({ revision: z.number() }),
    reads: QUIET,
  }),
});
