import type { IncidentRole } from "@/lib/respond/incidents/schemas";

/** What a role is called on its own. */
export const ROLE_NAMES: Readonly<Record<IncidentRole, string>> = {
  COMMANDER: "Commander",
  COMMUNICATIONS: "Communications",
  SCRIBE: "Scribe",
  OPERATIONS: "Operations",
  SUBJECT_EXPERT: "Subject experts",
};
