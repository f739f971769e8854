import { z } from "zod";
import { TeamSlug } from "@/lib/people/teams/schemas";
import {
  blockText,
  Id,
  INT_MAX,
  lineText,
  Reason,
  requiredBlockText,
  SearchText,
  Version,
  WebAddress,
} from "@/lib/platform/core/input";

export const ACTION_ITEM_STATES = ["PROPOSED", "OPEN", "IN_PROGRESS", "DONE", "WONT_DO"] as const;
export const PRIORITIES = ["P0", "P1", "P2"] as const;
/** The next due first, the oldest first, or the last finished first. */
export const SORTS = ["due", "age", "closed"] as const;
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
  /** The short name of the team that sees to it; null: that of its service. */
  team: TeamSlug.nullable(),
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
  team: fields.team.default(null),
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
  team: fields.team.optional(),
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

/** Which items: the same for list, export and pages. Days are whole days in UTC, both ends included. */
const filters = {
  state: z.array(z.enum(ACTION_ITEM_STATES, "This state does not exist.")).default([]),
  priority: z.array(z.enum(PRIORITIES, "Choose P0, P1 or P2.")).default([]),
  kind: z.array(fields.kind).default([]),
  /** A user's id, `me`, or `nobody`. */
  owner: z.union([z.literal("me"), z.literal("nobody"), Id]).optional(),
  overdue: z.boolean().default(false),
  service: lineText("The service", 100).optional(),
  /** The short name of a team: its own, and those of its services. */
  team: TeamSlug.optional(),
  withoutService: z.boolean().default(false),
  incident: z.number().int().positive().max(INT_MAX).optional(),
  /** The item's own: 7 for AI-7. */
  number: z.number().int().positive().max(INT_MAX).optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  addedFrom: Day.optional(),
  addedTo: Day.optional(),
  /** Postponed at least so often. */
  postponed: z.number().int().min(0).max(1_000).default(0),
  /** Words or letters of the title. */
  q: SearchText.optional(),
  sort: z.enum(SORTS, "Choose due, age or closed.").default("due"),
};

export const ListActionItems = z.strictObject({
  ...filters,
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
export type ListActionItems = z.output<typeof ListActionItems>;
/** The same without pages: for boards, figures and exports. */
export const FilterItems = z.strictObject(filters);
export type ItemFilters = z.output<typeof FilterItems>;
/** Filters as one writes them: what is left out does not filter. */
export type Filters = z.input<typeof FilterItems>;
/** A number of items, and the filters of the list that has exactly these. */
export type Counted = { readonly count: number; readonly filters: Filters };

export const ReadFigures = z.strictObject({});
/** What is being typed: empty finds nothing. */
export const FindSimilarItems = z.strictObject({ title: SearchText.max(300) });

export const EditManyItems = z.strictObject({
  /** Each with the version that the change is based on. */
  items: z
    .array(z.strictObject({ actionItemId: Id, version: Version.optional() }))
    .min(1, "Choose at least one action item.")
    .max(100, "Change at most 100 action items at once."),
  ownerId: wish.ownerId,
  priority: wish.priority,
  kind: wish.kind,
  dueOn: wish.dueOn,
  service: wish.service,
  team: wish.team,
  state: wish.state,
  evidence: wish.evidence,
  reason: wish.reason,
});
