import { z } from "zod";
import { Instant } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const ReadReplay = z.strictObject({ incident: IncidentNumber });
export const ReadStanding = z.strictObject({
  incident: IncidentNumber,
  /** The newest state when left out. */
  at: Instant.optional(),
});
