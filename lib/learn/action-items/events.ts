import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const kind = "follow-up";
const text = z.string().exactOptional();
const maybe = z.string().nullable().exactOptional();

/** Only what changed is there; told in this order. */
const Edited = z.object({
  title: text,
  description: text,
  state: text,
  ownerId: maybe,
  priority: text,
  kind: text,
  serviceId: maybe,
  teamId: maybe,
  dueOn: maybe,
  evidence: maybe,
  ticketUrl: maybe,
  closedAt: maybe,
  wontDoReason: maybe,
});

/** What can happen to an action item. */
export const ActionItemEvents = defineEvents({
  "action-item.created": event({
    kind,
    after: z.object({ title: z.string(), state: z.string(), priority: z.string(), ownerId: maybe }),
    reads: ({ after }) => `Action item added: ${after.title}.`,
  }),
  "action-item.edited": event({
    kind,
    before: Edited,
    after: Edited,
    reads: ({ after }) => `Action item changed: ${Object.keys(after).join(", ")}.`,
  }),
  "action-item.commented": event({
    kind,
    after: z.object({ commentId: z.string() }),
    reads: () => "Comment on an action item.",
  }),
  /** The weekly digest of one owner, items by number. */
  "action-item.reminded": event({
    kind,
    after: z.object({
      ownerId: z.string(),
      overdue: z.array(z.number()),
      dueSoon: z.array(z.number()),
    }),
    reads: QUIET,
  }),
});
