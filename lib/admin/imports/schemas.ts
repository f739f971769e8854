import { z } from "zod";
import { ACTION_ITEM_KINDS, PRIORITIES } from "@/lib/learn/action-items/schemas";
import { FactorList, TagList } from "@/lib/learn/postmortems/catalogue/schemas";
import {
  blockText,
  Instant,
  lineText,
  requiredBlockText,
  Slug,
  WebAddress,
} from "@/lib/platform/core/input";
import { DEPLOYMENT_OUTCOMES } from "@/lib/respond/deployments/schemas";
import { Severity } from "@/lib/respond/incidents/schemas";
import { EntryKind } from "@/lib/respond/timeline/schemas";

const Percent = z
  .number()
  .min(0, "A percentage starts at 0.")
  .max(100, "A percentage ends at 100.");
const Points = z.array(lineText("The point", 2_000)).max(100).default([]);

const ImportedFacts = z.strictObject({
  impactStartedAt: Instant.nullable().default(null),
  detectedAt: Instant,
  declaredAt: Instant,
  acknowledgedAt: Instant.nullable().default(null),
  mitigatedAt: Instant.nullable().default(null),
  resolvedAt: Instant.nullable().default(null),
  usersAffectedPercent: Percent.nullable().default(null),
  errorRatePercent: Percent.nullable().default(null),
});

/** Counted from resolution. */
const Days = z.number().int().min(0).max(3_650);
const ImportedActionItem = z
  .strictObject({
    title: lineText("The title", 300),
    priority: z.enum(PRIORITIES),
    kind: z.enum(ACTION_ITEM_KINDS),
    dueInDays: Days.nullable().default(null),
    /** A proposal waits for the postmortem; OPEN and DONE were decided before the import. */
    state: z.enum(["PROPOSED", "OPEN", "DONE"]).default("PROPOSED"),
    evidence: blockText("The evidence", 5_000).nullable().default(null),
    doneInDays: Days.nullable().default(null),
  })
  .refine(({ state, evidence }) => state !== "DONE" || evidence, {
    path: ["evidence"],
    message: "Say how one can see that it is done: a link or a note.",
  });

const ImportedPostmortem = z.strictObject({
  impact: blockText("The impact", 20_000).default(""),
  rootCause: blockText("The root cause", 20_000).default(""),
  contributingFactors: Points,
  wentWell: Points,
  wentPoorly: Points,
  lessons: blockText("The lessons", 20_000).default(""),
  /** Under what the library files it. */
  factors: FactorList.default([]),
  tags: TagList.default([]),
  /** Counted from resolution; without it, the postmortem is a draft here. */
  publishedInDays: Days.nullable().default(null),
  actionItems: z.array(ImportedActionItem).max(200).default([]),
});

/** A past incident with its own times. Services that do not exist yet are created. */
export const ImportIncident = z.strictObject({
  title: lineText("The title", 200),
  kind: z.enum(["REAL", "DRILL"]).default("REAL"),
  severity: Severity,
  summary: blockText("The summary", 10_000).default(""),
  restricted: z.boolean().default(false),
  services: z
    .array(
      z.strictObject({
        slug: Slug,
        name: lineText("The name", 100),
        tier: z.number().int().min(1).max(4).default(3),
      }),
    )
    .max(50)
    .default([]),
  facts: ImportedFacts,
  /** The first entry is the severity it was declared with; without any, `severity` held throughout. */
  severityChanges: z
    .array(
      z.strictObject({ at: Instant, severity: Severity, reason: lineText("The reason", 1_000) }),
    )
    .max(100)
    .default([]),
  deployments: z
    .array(
      z.strictObject({
        service: Slug,
        version: lineText("The version", 200),
        deployedAt: Instant,
        outcome: z.enum(DEPLOYMENT_OUTCOMES).default("SUCCEEDED"),
      }),
    )
    .max(50)
    .default([]),
  timeline: z
    .array(
      z.strictObject({
        occurredAt: Instant,
        kind: EntryKind.default("NOTE"),
        body: requiredBlockText("The entry", 20_000),
        keyMoment: z.boolean().default(false),
        evidenceUrl: WebAddress.nullable().default(null),
      }),
    )
    .max(5_000)
    .default([]),
  postmortem: ImportedPostmortem.optional(),
  source: lineText("The source", 500).optional(),
});
export type ImportIncident = z.output<typeof ImportIncident>;
