import { z } from "zod";
import { ACTION_ITEM_STATES, PRIORITIES } from "@/lib/learn/action-items/schemas";
import { FACTORS } from "@/lib/learn/postmortems/catalogue/factors";
import { RULE_IDS } from "@/lib/learn/postmortems/language/blameless-rules";
import { VERDICTS } from "@/lib/learn/postmortems/review/rules";
import { SECTION_KEYS } from "@/lib/learn/postmortems/template";
import { ROLES } from "@/lib/platform/access/permissions";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import {
  Incident,
  Person,
  PostmortemState,
  Time,
  Version,
} from "@/lib/serve/api/endpoints/respond/answers";

/** What the API answers about follow-up work, services and people; see `answers.ts`. */
const Day = z.iso.date();

const Suggestion = z.strictObject({
  id: z.uuid(),
  section: z.enum(SECTION_KEYS),
  text: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  state: z.enum(["PENDING", "ACCEPTED", "DISMISSED"]),
});

export const Thread = z
  .strictObject({
    id: z.uuid(),
    section: z.enum(SECTION_KEYS),
    openedAt: Time,
    resolved: z.strictObject({ at: Time, by: z.string() }).nullable(),
    comments: z.array(
      z.strictObject({
        id: z.uuid(),
        body: z.string().meta({ description: "Markdown" }),
        by: z.strictObject({ id: z.uuid().nullable(), name: z.string() }),
        at: Time,
      }),
    ),
  })
  .meta({ id: "Thread" });

export const Postmortem = z
  .strictObject({
    id: z.uuid(),
    incident: Incident,
    state: PostmortemState,
    owner: Person.nullable(),
    dueAt: Time.nullable(),
    publishedAt: Time.nullable(),
    version: Version,
    sections: z.array(
      z.strictObject({
        key: z.enum(SECTION_KEYS),
        title: z.string(),
        body: z.string(),
        version: z.int().min(1),
        updatedBy: z.string(),
      }),
    ),
    suggestions: z.array(Suggestion),
    mutedRules: z.array(
      z.strictObject({ rule: z.string(), reason: z.string(), by: z.string(), at: Time }),
    ),
    review: z.strictObject({
      requestedAt: Time.nullable(),
      reviewers: z.array(Person),
      verdicts: z.array(
        z.strictObject({
          by: Person,
          verdict: z.enum(VERDICTS),
          note: z.string(),
          givenAt: Time,
        }),
      ),
      authors: z.array(z.uuid()),
    }),
    publications: z.array(
      z.strictObject({ revision: z.int().min(1), publishedAt: Time, by: z.string() }),
    ),
    tags: z.array(z.string()),
    factors: z.array(z.enum(FACTORS)),
    threads: z.array(Thread),
    participants: z.array(z.string()),
    actionItems: z.array(
      z.strictObject({
        id: z.uuid(),
        ref: z.string(),
        title: z.string(),
        state: z.enum(ACTION_ITEM_STATES),
        priority: z.enum(PRIORITIES),
        owner: z.string().nullable(),
        dueOn: Day.nullable(),
      }),
    ),
  })
  .meta({ id: "Postmortem" });

/** A phrasing to look at; `start` and `end` are offsets into the section's Markdown. */
export const Remark = z
  .strictObject({
    section: z.enum(SECTION_KEYS),
    rule: z.enum(RULE_IDS),
    marks: z.string(),
    why: z.string(),
    ask: z.string(),
    start: z.int().min(0),
    end: z.int().min(1),
    phrase: z.string(),
  })
  .meta({ id: "Remark" });

/** Texts are in the form of an exported file; `merged` is null where somebody has to choose. */
export const MarkdownImport = z.strictObject({
  changes: z.array(
    z.strictObject({
      section: z.enum(SECTION_KEYS),
      title: z.string(),
      base: z.string(),
      imported: z.string(),
      current: z.string(),
      merged: z.string().nullable(),
    }),
  ),
  differences: z.array(z.string()),
  version: Version,
  isApplied: z.boolean(),
});

export const PostmortemSummary = z
  .strictObject({
    state: PostmortemState.nullable().meta({ description: "Null where nothing is written yet" }),
    dueAt: Time.nullable(),
    createdAt: Time.nullable(),
    owner: z.string().nullable(),
    waiver: z.strictObject({ reason: z.string(), at: Time, by: z.string() }).nullable(),
    incident: z.strictObject({
      number: z.int().min(1),
      title: z.string(),
      severity: z.enum(SEVERITIES),
    }),
  })
  .meta({ id: "PostmortemSummary" });

export const Member = z
  .strictObject({ id: z.uuid(), name: z.string(), role: z.enum(ROLES) })
  .meta({ id: "Member" });

/** One page of a list (docs/api.md). */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
