import { z } from "zod";
import { Id, Reason, Version } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const ReadChecklist = z.strictObject({ incident: IncidentNumber });

export const SetChecklistItem = z.strictObject({
  incident: IncidentNumber,
  itemId: Id,
  state: z.enum(["OPEN", "DONE", "SKIPPED"], "Choose OPEN, DONE or SKIPPED."),
  reason: Reason.optional(),
});

export const AssignChecklistItem = z.strictObject({
  incident: IncidentNumber,
  itemId: Id,
  /** Null takes the assignment back. */
  userId: Id.nullable(),
});

export const DecideRollback = z.strictObject({
  incident: IncidentNumber,
  outcome: z.enum(["ROLLED_BACK", "NOT_POSSIBLE"], "Choose ROLLED_BACK or NOT_POSSIBLE."),
  /** Required where a rollback is not possible. */
  reason: Reason.optional(),
  /** The deployment that was rolled back, one linked to this incident. */
  deploymentId: Id.optional(),
});

export const CloseIncident = z.strictObject({
  incident: IncidentNumber,
  version: Version.optional(),
});
