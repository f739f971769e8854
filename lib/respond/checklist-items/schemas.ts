import { z } from "zod";
import { Id, Reason } from "@/lib/platform/core/input";
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
