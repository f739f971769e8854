import { z } from "zod";
import { SEVERITIES } from "@/lib/clocks/policy";
import { INCIDENT_STATUSES } from "@/lib/incidents/schemas";
import { Time } from "./answers";

/** What the API answers about finding things. */
export const SimilarIncident = z
  .strictObject({
    number: z.int().min(1),
    ref: z.string(),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    status: z.enum(INCIDENT_STATUSES),
    because: z.string().meta({ description: "What the two have in common" }),
    declaredAt: Time,
    mitigatedAt: Time.nullable(),
  })
  .meta({ id: "SimilarIncident" });

export const SimilarPastIncident = SimilarIncident.extend({
  mitigation: z.string().nullable().meta({ description: "How it was ended, if anybody noted it" }),
}).meta({ id: "SimilarPastIncident" });
