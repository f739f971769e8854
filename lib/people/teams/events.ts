import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const Reached = z.object({
  name: z.string(),
  email: z.string().nullable(),
  chatUrl: z.string().nullable(),
});
const Named = z.object({ name: z.string() });
const Member = z.object({ userId: z.string(), name: z.string(), lead: z.boolean() });

/** What can happen to a team. */
export const TeamEvents = defineEvents({
  "team.created": event({
    kind: "people",
    after: Reached.extend({ slug: z.string() }),
    reads: QUIET,
  }),
  "team.edited": event({ kind: "people", before: Reached, after: Reached, reads: QUIET }),
  "team.archived": event({ kind: "people", after: Named, reads: QUIET }),
  "team.restored": event({ kind: "people", after: Named, reads: QUIET }),
  "team.member-added": event({ kind: "people", after: Member, reads: QUIET }),
  "team.lead-changed": event({
    kind: "people",
    before: z.object({ lead: z.boolean() }),
    after: Member,
    reads: QUIET,
  }),
  "team.member-removed": event({ kind: "people", before: Member, reads: QUIET }),
});
