import { z } from "zod";
import { POSTMORTEM_STATES } from "@/lib/learn/postmortems/review/rules";
import { PHASES } from "@/lib/respond/checklist/template";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { INCIDENT_ROLES, INCIDENT_STATUSES } from "@/lib/respond/incidents/schemas";
import { ENTRY_KINDS } from "@/lib/respond/timeline/schemas";
import { eachOf } from "@/lib/serve/api/endpoints/shapes";

/** What the API answers about incidents. The document is written from these, and tests hold answers to them. */
export const Time = z.iso
  .datetime({ precision: 3 })
  .meta({ description: "UTC, with milliseconds" });
const Count = z.int().min(0);
const Minutes = z.number().nullable();
const Severity = z.enum(SEVERITIES);
export const Named = z.strictObject({ slug: z.string(), name: z.string() });
export const Person = z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: "Person" });
export const Version = z
  .int()
  .min(1)
  .meta({ description: "Send it as If-Match to change this version" });

export const Clock = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(["RESPONSE", "UPDATE", "POSTMORTEM"]),
    severity: Severity,
    targetMinutes: Count,
    startedAt: Time,
    dueAt: Time,
    metAt: Time.nullable(),
    endedAt: Time.nullable(),
    endReason: z.string().nullable(),
    breachRecordedAt: Time.nullable(),
    state: z.enum(["RUNNING", "AT_RISK", "BREACHED", "MET", "CANCELLED", "PAUSED"]),
  })
  .meta({ id: "Clock" });

const Facts = z.strictObject({
  impactStartedAt: Time.nullable(),
  detectedAt: Time,
  declaredAt: Time,
  acknowledgedAt: Time.nullable(),
  mitigatedAt: Time.nullable(),
  resolvedAt: Time.nullable(),
  closedAt: Time.nullable(),
  cancelledAt: Time.nullable(),
  usersAffectedPercent: z.number().nullable(),
  errorRatePercent: z.number().nullable(),
});

const Durations = z.strictObject({
  toDetectMinutes: Minutes,
  toAcknowledgeMinutes: Minutes,
  toMitigateMinutes: Minutes,
  toResolveMinutes: Minutes,
  bySeverityMinutes: eachOf(SEVERITIES, z.number()),
});

export const PostmortemState = z.enum(POSTMORTEM_STATES);

export const Incident = z
  .strictObject({
    id: z.uuid(),
    number: z.int().min(1),
    ref: z.string(),
    title: z.string(),
    summary: z.string(),
    severity: Severity,
    status: z.enum(INCIDENT_STATUSES),
    kind: z.enum(["REAL", "DRILL"]),
    restricted: z.boolean(),
    facts: Facts,
    cancelReason: z.string().nullable(),
    duplicateOf: z.string().nullable(),
    channelUrl: z.string().nullable(),
    noRecentChangesAt: Time.nullable(),
    reporter: Person.nullable(),
    roles: z.array(z.strictObject({ role: z.enum(INCIDENT_ROLES), user: Person, assumedAt: Time })),
    services: z.array(Named),
    severityChanges: z.array(
      z.strictObject({ at: Time, severity: Severity, reason: z.string().nullable() }),
    ),
    clocks: z.array(Clock),
    durations: Durations,
    updatesPaused: z.string().nullable().meta({ description: "The reason, while they are" }),
    updatesResumeAt: Time.nullable().meta({ description: "When a pause ends by itself" }),
    postmortem: z
      .strictObject({
        state: PostmortemState,
        dueAt: Time.nullable(),
        publishedAt: Time.nullable(),
      })
      .nullable(),
    postmortemWaiver: z.string().nullable(),
    postmortemRequired: z.boolean(),
    source: z.string().nullable(),
    version: Version,
    url: z.string(),
  })
  .meta({ id: "Incident" });

export const TimelineEntry = z
  .strictObject({
    id: z.string(),
    origin: z.enum(["HUMAN", "SYSTEM"]),
    kind: z.string(),
    body: z.string(),
    occurredAt: Time,
    recordedAt: Time,
    author: z.strictObject({ id: z.uuid().nullable(), name: z.string() }),
    evidenceUrl: z.string().nullable(),
    keyMoment: z.boolean(),
    revision: Version,
    removed: z.strictObject({ reason: z.string(), by: z.string(), at: Time }).nullable(),
  })
  .meta({ id: "TimelineEntry" });

export const Revision = z
  .strictObject({
    revision: z.int().min(1),
    kind: z.enum(ENTRY_KINDS),
    body: z.string(),
    occurredAt: Time,
    evidenceUrl: z.string().nullable(),
    keyMoment: z.boolean(),
    removed: z.boolean(),
    reason: z.string().nullable(),
    by: z.string(),
    recordedAt: Time,
    digest: z.string(),
  })
  .meta({ id: "Revision" });

export const ChecklistItem = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    text: z.string(),
    hint: z.string().nullable(),
    state: z.enum(["OPEN", "DONE", "SKIPPED"]),
    auto: z.boolean(),
    provable: z.boolean(),
    because: z.string().nullable(),
    assignee: Person.nullable(),
    doneBy: Person.nullable(),
    doneAt: Time.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "ChecklistItem" });

export const ChecklistPhase = z
  .strictObject({
    phase: z.enum(PHASES),
    name: z.string(),
    window: z.string(),
    items: z.array(ChecklistItem),
  })
  .meta({ id: "ChecklistPhase" });

export const Standing = z
  .strictObject({
    at: Time,
    status: z
      .enum(INCIDENT_STATUSES)
      .nullable()
      .meta({ description: "Null before it was declared" }),
    severity: Severity,
    usersAffectedPercent: z.number().nullable(),
    errorRatePercent: z.number().nullable(),
    roles: z.array(z.strictObject({ role: z.enum(INCIDENT_ROLES), person: z.string() })),
    clocks: z.array(Clock.omit({ id: true, breachRecordedAt: true })),
    checklist: z.array(
      ChecklistPhase.extend({
        items: z.array(ChecklistItem.pick({ key: true, text: true, state: true, because: true })),
      }),
    ),
  })
  .meta({ id: "Standing" });

export const Update = z
  .strictObject({
    id: z.uuid(),
    message: z.string(),
    audience: z.enum(["INTERNAL", "PUBLIC"]),
    status: z.enum(INCIDENT_STATUSES),
    severity: Severity,
    sentAt: Time,
    nextUpdateAt: Time.nullable(),
    author: Person.nullable(),
  })
  .meta({ id: "Update" });

export const UpdateProposal = z
  .strictObject({
    message: z.string().meta({ description: "Markdown; empty for a cancelled incident" }),
    cadenceMinutes: Count.nullable(),
    nextUpdateAt: Time.nullable(),
  })
  .meta({ id: "UpdateProposal" });

export const Chain = z
  .strictObject({
    valid: z.boolean(),
    length: Count,
    head: z.string(),
    brokenAt: z.int().min(1).optional(),
    why: z.string().optional(),
    faults: z
      .array(z.string())
      .meta({ description: "What is not as the chain says, the first 100" }),
    unproved: Count.meta({ description: "Rows from before the chain kept digests of rows" }),
  })
  .meta({ id: "Chain" });
