import { z } from "zod";
import { lineText, SearchText } from "@/lib/platform/core/input";
import { IncidentNumber } from "@/lib/respond/incidents/schemas";

/** What somebody is about to declare, as far as it is typed. */
export const FindSimilarOpen = z.strictObject({
  title: SearchText,
  services: z
    .array(lineText("The service", 100))
    .max(50, "An incident takes at most 50 services.")
    .default([]),
});

export const FindSimilarPast = z.strictObject({ incident: IncidentNumber });

export const FIND_KINDS = [
  "INCIDENT",
  "ACTION_ITEM",
  "POSTMORTEM",
  "SERVICE",
  "TEAM",
  "PERSON",
] as const;
export type FindKind = (typeof FIND_KINDS)[number];

export const Find = z.strictObject({ q: SearchText });
