import { z } from "zod";
import { Id, Instant, lineText } from "@/lib/platform/core/input";
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
