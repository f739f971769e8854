import { z } from "zod";
import { Instant } from "@/lib/core/input";
import { IncidentNumber } from "@/lib/incidents/schemas";

export const ReadReplay = z.strictObject({ incident: IncidentNumber });
export const ReadStanding = z.strictObject({
  incident: IncidentNumber,
  /** The newest state when left out. */
  at: Instant.optional(),
});
