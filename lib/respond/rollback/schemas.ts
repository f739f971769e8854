import { z } from "zod";
import { Id, Reason } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const DecideRollback = z.strictObject({
  incident: IncidentNumber,
  outcome: z.enum(["ROLLED_BACK", "NOT_POSSIBLE"], "Choose ROLLED_BACK or NOT_POSSIBLE."),
  /** Required where a rollback is not possible. */
  reason: Reason.optional(),
  /** The deployment that was rolled back, one linked to this incident. */
  deploymentId: Id.optional(),
});
