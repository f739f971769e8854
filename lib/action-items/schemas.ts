import { z } from "zod";
import {
  blockText,
  Id,
  INT_MAX,
  lineText,
  Reason,
  requiredBlockText,
  Version,
  WebAddress,
} from "@/lib/core/input";

export const ACTION_ITEM_STATES = ["PROPOSED", "OPEN", "IN_PROGRESS", "DONE", "WONT_DO"] as const;
export const PRIORITIES = ["P0", "P1", "P2"] as const;
export const ACTION_ITEM_KINDS = ["DETECT", "PREVENT", "MITIGATE", "PROCESS"] as const;

/** A day, without a time or zone. */
export const Day = z.iso
  .date("Write the day as 2026-01-31.")
  .refine((day) => day >= "1970-01-01" && day <= "9999-12-30", "This day is out of range.");
const fields = {
  title: lineText("The title", 300),
  description: blockText("The description", 10_000),
  ownerId: Id.nullable(),
  priority: z.enum(PRIORITIES, "Choose P0, P1 or P2."),
  kind: z.enum(ACTION_ITEM_KINDS, "Choose DETECT, PREVENT, MITIGATE or PROCESS."),
  dueOn: Day.nullable(),
  service: lineText("The service", 100).nullable(),
  ticketUrl: WebAddress.nullable(),
};

export const CreateActionItem = z.strictObject({
  title: fields.title,
  description: fields.description.default(""),
  ownerId: fields.ownerId.default(null),
  priority: fields.priority.default("P1"),
  kind: fields.kind.default("PREVENT"),
  dueOn: fields.dueOn.default(null),
  service: fields.service.default(null),
  ticketUrl: fields.ticketUrl.default(null),
  incidentNumber: z.number().int().positive().max(INT_MAX).nullable().default(null),
});
export type CreateActionItem = z.output<typeof CreateActionItem>;

/** What may be changed of an item; what is left out stays. */
const wish = {
  title: fields.title.optional(),
  description: fields.description.optional(),
  ownerId: fields.ownerId.optional(),
  priority: fields.priority.optional(),
  kind: fields.kind.optional(),
  dueOn: fields.dueOn.optional(),
  service: fields.service.optional(),
  ticketUrl: fields.ticketUrl.optional(),
  state: z.enum(ACTION_ITEM_STATES, "This state does not exist.").optional(),
  /** A link or a note; needed for DONE. */
  evidence: blockText("The evidence", 5_000).optional(),
  /** Needed for WONT_DO, to open an item again, and to postpone it. */
  reason: Reason.optional(),
};
export const EditActionItem = z.strictObject({
  actionItemId: Id,
  version: Version.optional(),
  ...wish,
});
export type EditActionItem = z.output<typeof EditActionItem>;
export type Wish = Omit<EditActionItem, "actionItemId" | "version">;

export const CommentOnItem = z.strictObject({
  actionItemId: Id,
  /** Markdown; `@name` tells that person. */
  body: requiredBlockText("The comment", 10_000),
});

export const ReadActionItem = z.strictObject({ actionItemId: Id });
export const ReadByNumber = z.strictObject({
  /** 7 for AI-7. */
  actionItemNumber: z.number().int().positive().max(INT_MAX),
});

export const ListActionItems = z.strictObject({
  state: z.array(z.enum(ACTION_ITEM_STATES, "This state does not exist.")).default([]),
  /** A user's id, or `me`. */
  owner: z.union([z.literal("me"), Id]).optional(),
  overdue: z.boolean().default(false),
  service: lineText("The service", 100).optional(),
  incident: z.number().int().positive().max(INT_MAX).optional(),
  /** The item's own: 7 for AI-7. */
  number: z.number().int().positive().max(INT_MAX).optional(),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
export type ListActionItems = z.output<typeof ListActionItems>;
