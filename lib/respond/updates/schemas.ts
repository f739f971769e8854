import { z } from "zod";
import { Instant, Reason, requiredBlockText, Version } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const SendUpdate = z.strictObject({
  incident: IncidentNumber,
  message: requiredBlockText("The message", 10_000),
  audience: z.enum(["INTERNAL", "PUBLIC"], "Choose INTERNAL or PUBLIC."),
  /** When the next one comes; by the policy's cadence when left out. */
  nextUpdateAt: Instant.optional(),
});
export const ReadUpdates = z.strictObject({ incident: IncidentNumber });

/** The same shape as other steps that need nothing but a reason. */
export const PauseUpdates = z.strictObject({
  incident: IncidentNumber,
  version: Version.optional(),
  reason: Reason,
  /** When it ends by itself; by hand when left out. */
  resumesAt: Instant.optional(),
});
export const ReadProposal = z.strictObject({
  incident: IncidentNumber,
  audience: z.enum(["INTERNAL", "PUBLIC"], "Choose INTERNAL or PUBLIC.").default("INTERNAL"),
  /** When the next update will be promised for; by the policy's cadence when left out. */
  nextUpdateAt: Instant.optional(),
});
export const ResumeUpdates = z.strictObject({ incident: IncidentNumber });
