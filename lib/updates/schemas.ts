import { z } from "zod";
import { Instant, requiredBlockText } from "@/lib/core/input";
import { IncidentNumber } from "@/lib/incidents/schemas";

export const SendUpdate = z.strictObject({
  incident: IncidentNumber,
  message: requiredBlockText("The message", 10_000),
  audience: z.enum(["INTERNAL", "PUBLIC"], "Choose INTERNAL or PUBLIC."),
  /** When the next one comes; by the policy's cadence when left out. */
  nextUpdateAt: Instant.optional(),
});
export const ReadUpdates = z.strictObject({ incident: IncidentNumber });
