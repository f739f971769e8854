import { z } from "zod";
import { Id, Instant, lineText, Slug } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const DEPLOYMENT_OUTCOMES = ["SUCCEEDED", "FAILED", "ROLLED_BACK"] as const;

export const RecordDeployment = z.strictObject({
  service: lineText("The service", 100),
  version: lineText("The version", 200),
  environment: lineText("The environment", 100).default("production"),
  commit: lineText("The commit", 100).optional(),
  deployedAt: Instant.optional(),
  outcome: z.enum(DEPLOYMENT_OUTCOMES, "This outcome does not exist.").default("SUCCEEDED"),
});
export const LinkDeployment = z.strictObject({ incident: IncidentNumber, deploymentId: Id });
export const ListDeployments = z.strictObject({ incident: IncidentNumber });
export const FindDeployments = z.strictObject({
  /** The short name of a service. */
  service: Slug.optional(),
  /** The short name of the team that owns the service. */
  team: Slug.optional(),
  environment: lineText("The environment", 100).optional(),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
export type FindDeployments = z.output<typeof FindDeployments>;
