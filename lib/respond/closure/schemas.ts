import { z } from "zod";
import { Version } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const CloseIncident = z.strictObject({
  incident: IncidentNumber,
  version: Version.optional(),
});
