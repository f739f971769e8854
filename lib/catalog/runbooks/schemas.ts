import { z } from "zod";
import { TeamSlug } from "@/lib/people/teams/schemas";
import {
  Id,
  INT_MAX,
  lineText,
  requiredBlockText,
  SearchText,
  Version,
} from "@/lib/platform/core/input";

const ServiceName = lineText("The service", 100);
const text = {
  title: lineText("The title", 200),
  /** Markdown. */
  body: requiredBlockText("The runbook", 100_000),
  /** Short names of the services it is for; none: it is for any. */
  services: z.array(ServiceName).max(50, "Name at most 50 services."),
  ownerId: Id.nullable(),
  /** The short name of the team that keeps it; null: that of its services. */
  team: TeamSlug.nullable(),
};
/** 7 for RB-7. */
const runbook = z.number().int().positive().max(INT_MAX);

export const CreateRunbook = z.strictObject({
  title: text.title,
  body: text.body,
  services: text.services.default([]),
  ownerId: text.ownerId.default(null),
  team: text.team.default(null),
});
export type CreateRunbook = z.output<typeof CreateRunbook>;
/** What is left out stays. */
export const EditRunbook = z.strictObject({
  runbook,
  version: Version,
  title: text.title.optional(),
  body: text.body.optional(),
  services: text.services.optional(),
  ownerId: text.ownerId.optional(),
  team: text.team.optional(),
  archived: z.boolean().optional(),
  /** Whether the writer read all of it and found it right. */
  reviewed: z.boolean().default(false),
});
export type EditRunbook = z.output<typeof EditRunbook>;
export const ReviewRunbook = z.strictObject({ runbook, version: Version });
export const ReadRunbook = z.strictObject({ runbook });
export const ListRunbooks = z.strictObject({
  /** Those for one of these services. */
  service: z.array(ServiceName).max(50, "Name at most 50 services.").default([]),
  /** The short name of a team: those it keeps, and those of its services. */
  team: TeamSlug.optional(),
  /** Only those that nobody has found right for 90 days. */
  stale: z.boolean().default(false),
  archived: z.boolean().default(false),
  /** Letters of the title. */
  q: SearchText.optional(),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
export const ListRevisions = z.strictObject({
  runbook,
  limit: z.number().int().min(1).max(50, "A page has at most 50 revisions.").default(20),
  /** Only those before this one. */
  before: z.number().int().positive().max(INT_MAX).optional(),
});
