import { z } from "zod";
import { TeamSlug } from "@/lib/people/teams/schemas";
import {
  blockText,
  Id,
  INT_MAX,
  Instant,
  lineText,
  Reason,
  SearchText,
  Version,
  WebAddress,
} from "@/lib/platform/core/input";
import { SEVERITIES } from "@/lib/respond/clocks/policy";

export const Severity = z.enum(SEVERITIES, "Choose SEV1, SEV2, SEV3 or SEV4.");
export const INCIDENT_STATUSES = [
  "TRIAGE",
  "INVESTIGATING",
  "MITIGATED",
  "RESOLVED",
  "CLOSED",
  "CANCELLED",
] as const;
export const INCIDENT_ROLES = [
  "COMMANDER",
  "COMMUNICATIONS",
  "SCRIBE",
  "OPERATIONS",
  "SUBJECT_EXPERT",
] as const;
export const IncidentRole = z.enum(INCIDENT_ROLES, "This role does not exist.");
export type IncidentRole = z.output<typeof IncidentRole>;

export const IncidentNumber = z.number().int().positive().max(INT_MAX);
const Percent = z
  .number("Give a number from 0 to 100.")
  .min(0, "A percentage starts at 0.")
  .max(100, "A percentage ends at 100.");
const ServiceSlugs = z
  .array(lineText("The service", 100))
  .max(50, "An incident takes at most 50 services.");

/** What every change to an incident carries; with a stale `version` it is refused. */
const target = { incident: IncidentNumber, version: Version.optional() };

export const DeclareIncident = z.strictObject({
  title: lineText("The title", 200),
  severity: Severity,
  summary: blockText("The summary", 10_000).default(""),
  services: ServiceSlugs.default([]),
  detectedAt: Instant.optional(),
  impactStartedAt: Instant.optional(),
  kind: z.enum(["REAL", "DRILL"], "Choose REAL or DRILL.").default("REAL"),
  restricted: z.boolean().default(false),
  commanderId: Id.optional(),
});
export type DeclareIncident = z.output<typeof DeclareIncident>;

export const AcknowledgeIncident = z.strictObject(target);
export const ChangeSeverity = z.strictObject({ ...target, severity: Severity, reason: Reason });
export const AssignRole = z.strictObject({ ...target, role: IncidentRole, userId: Id });
/** `userId` picks one of several subject experts. */
export const RelinquishRole = z.strictObject({
  ...target,
  role: IncidentRole,
  userId: Id.optional(),
});

export const CORRECTABLE_INSTANTS = [
  "impactStartedAt",
  "detectedAt",
  "declaredAt",
  "acknowledgedAt",
  "mitigatedAt",
  "resolvedAt",
] as const;
export const CORRECTABLE_MEASURES = ["usersAffectedPercent", "errorRatePercent"] as const;
/** `null` takes back what may be unknown: impact start and the measures. */
export const CorrectFacts = z.strictObject({
  ...target,
  impactStartedAt: Instant.nullable().optional(),
  detectedAt: Instant.optional(),
  declaredAt: Instant.optional(),
  acknowledgedAt: Instant.optional(),
  mitigatedAt: Instant.optional(),
  resolvedAt: Instant.optional(),
  usersAffectedPercent: Percent.nullable().optional(),
  errorRatePercent: Percent.nullable().optional(),
  reason: Reason,
});
export type CorrectFacts = z.output<typeof CorrectFacts>;

/** A dated step of an incident; `at` may lie in the past. */
export const IncidentStep = z.strictObject({
  ...target,
  at: Instant.optional(),
  note: blockText("The note", 10_000).optional(),
});
export const RetractStep = z.strictObject({ ...target, reason: Reason });
export const CancelIncident = z.strictObject({
  ...target,
  reason: Reason,
  duplicateOf: IncidentNumber.optional(),
});
export const EditIncident = z.strictObject({
  ...target,
  title: lineText("The title", 200).optional(),
  summary: blockText("The summary", 10_000).optional(),
  services: ServiceSlugs.optional(),
  channelUrl: WebAddress.nullable().optional(),
  restricted: z.boolean().optional(),
  /** Whether somebody looked for recent changes and found none. */
  noRecentChanges: z.boolean().optional(),
});
export type EditIncident = z.output<typeof EditIncident>;

export const ReadIncident = z.strictObject({ incident: IncidentNumber });
export const FindIncidentPeople = z.strictObject({
  incident: IncidentNumber,
  q: SearchText.default(""),
});

export const ListIncidents = z.strictObject({
  status: z.array(z.enum(INCIDENT_STATUSES, "This status does not exist.")).default([]),
  severity: z.array(Severity).default([]),
  service: lineText("The service", 100).optional(),
  /** The short name of a team: those that hit one of its services. */
  team: TeamSlug.optional(),
  /** A user's id. */
  commander: Id.optional(),
  kind: z.enum(["REAL", "DRILL"], "Choose REAL or DRILL.").optional(),
  q: SearchText.default(""),
  limit: z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50),
  cursor: z.string().max(200).optional(),
});
export type ListIncidents = z.output<typeof ListIncidents>;
