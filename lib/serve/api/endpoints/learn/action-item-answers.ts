import { z } from "zod";
import {
  ACTION_ITEM_KINDS,
  ACTION_ITEM_STATES,
  PRIORITIES,
} from "@/lib/learn/action-items/schemas";
import { Named, Person, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";

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
    team: Named.nullable().meta({ description: "Its own, or else its service's" }),
    isTeamOwn: z.boolean(),
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

/** Items about the same thing: how many came before, by which words, and the most alike. */
export const SimilarActionItems = z
  .strictObject({
    about: z.array(z.string()),
    earlier: z.int().min(0),
    items: z.array(
      z.strictObject({
        number: z.int().min(1),
        ref: z.string(),
        title: z.string(),
        state: z.enum(ACTION_ITEM_STATES),
        incident: z.int().min(1).nullable(),
        createdAt: Time,
      }),
    ),
  })
  .meta({ id: "SimilarActionItems" });

/** A number of items, and the filters of the list that has exactly these. */
const Counted = z.strictObject({
  count: z.int().min(0),
  filters: z.record(
    z.string(),
    z.union([z.string(), z.boolean(), z.number(), z.array(z.string())]),
  ),
});
const Completion = z.strictObject({ name: z.string(), done: Counted, promised: Counted });

/** How promises are kept; days are ends of the window in which they fell due. */
export const ActionItemFigures = z
  .strictObject({
    dueFrom: Day,
    dueTo: Day,
    completion: z.strictObject({
      done: Counted,
      promised: Counted,
      wontDo: Counted,
      proposed: Counted,
    }),
    byService: z.array(Completion),
    byOwner: z.array(Completion),
    owed: Counted,
    ages: z.array(
      z.strictObject({ from: z.int().min(0), to: z.int().nullable(), ...Counted.shape }),
    ),
    postponed: z.array(z.strictObject({ times: z.int().min(1), ...Counted.shape })),
  })
  .meta({ id: "ActionItemFigures" });
