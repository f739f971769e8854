import { z } from "zod";
import { FIND_KINDS } from "@/lib/find/search/schemas";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { INCIDENT_STATUSES } from "@/lib/respond/incidents/schemas";
import { Time } from "@/lib/serve/api/endpoints/respond/answers";

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

export const Found = z
  .strictObject({
    kind: z.enum(FIND_KINDS),
    ref: z.string().nullable().meta({ description: "What people call it: INC-42, AI-7, a slug" }),
    title: z.string(),
    severity: z.enum(SEVERITIES).nullable(),
    state: z.string().nullable().meta({ description: "Status, state, tier or role, by its kind" }),
    path: z.string().meta({ description: "Where it is in the browser" }),
  })
  .meta({ id: "Found" });
