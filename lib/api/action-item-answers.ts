import { z } from "zod";
import { ACTION_ITEM_KINDS, ACTION_ITEM_STATES, PRIORITIES } from "@/lib/action-items/schemas";
import { Named, Person, Time, Version } from "./answers";

/** What the API answers about action items; see `answers.ts`. */
const Day = z.iso.date();
/** Who did it; without an id for Muster itself. */
const Author = z.strictObject({ id: z.uuid().nullable(), name: z.string() });

export const ActionItem = z
  .strictObject({
    id: z.uuid(),
    number: z.int().min(1),
    ref: z.string(),
    title: z.string(),
    description: z.string(),
    state: z.enum(ACTION_ITEM_STATES),
    priority: z.enum(PRIORITIES),
    kind: z.enum(ACTION_ITEM_KINDS),
    owner: Person.nullable(),
    dueOn: Day.nullable(),
    overdue: z.boolean(),
    incident: z
      .strictObject({ number: z.int().min(1), ref: z.string(), title: z.string() })
      .nullable(),
    service: Named.nullable(),
    ticketUrl: z.string().nullable(),
    evidence: z.string().nullable(),
    reason: z.string().nullable(),
    closedAt: Time.nullable(),
    createdAt: Time,
    ageDays: z.int().min(0),
    postponed: z.int().min(0),
    version: Version,
  })
  .meta({ id: "ActionItem" });

export const ActionItemComment = z
  .strictObject({ id: z.uuid(), body: z.string(), by: Author, recordedAt: Time })
  .meta({ id: "ActionItemComment" });

/** A due day that moved away; null for none from then on. */
export const Postponement = z
  .strictObject({
    id: z.uuid(),
    fromOn: Day,
    toOn: Day.nullable(),
    reason: z.string(),
    by: Author,
    recordedAt: Time,
  })
  .meta({ id: "Postponement" });

/** One change of an item, a sentence a field. */
export const ActionItemChange = z
  .strictObject({
    seq: z.int().min(1),
    changes: z.array(z.string()),
    reason: z.string().nullable(),
    by: z.string(),
    recordedAt: Time,
  })
  .meta({ id: "ActionItemChange" });

/** What a change for many did: the items as they are now, and those it could not be made on. */
export const ManyItems = z
  .strictObject({
    changed: z.array(ActionItem),
    refused: z.array(
      z.strictObject({
        actionItemId: z.uuid(),
        ref: z.string().nullable(),
        title: z.string().nullable(),
        why: z.string(),
      }),
    ),
  })
  .meta({ id: "ManyActionItems" });
