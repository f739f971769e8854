import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because, spoken } from "@/lib/platform/audit/sentences";

const Marked = z.object({ key: z.string(), state: z.enum(["OPEN", "DONE", "SKIPPED"]) });
const Assigned = z.object({ key: z.string(), assigneeId: z.string().nullable() });

/** What can happen to an item of a checklist. */
export const ChecklistEvents = defineEvents({
  "checklist.item-set": event({
    kind: "incidents",
    before: Marked,
    after: Marked,
    reads: ({ after, reason }) =>
      because(`Checklist: ${spoken(after.key)} set to ${spoken(after.state)}`, reason),
  }),
  "checklist.item-assigned": event({
    kind: "incidents",
    before: Assigned,
    after: Assigned,
    reads: ({ after }) => `Checklist: ${spoken(after.key)} assigned.`,
  }),
});
