import { z } from "zod";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

export const ReadImpact = z.strictObject({ incident: IncidentNumber });
