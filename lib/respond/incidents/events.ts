import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";
import { because, sayInstant, spoken, withNote } from "@/lib/platform/audit/sentences";
import { formatDuration } from "@/lib/platform/core/clock/duration";

const kind = "incidents";
const Severity = z.object({ severity: z.string() });
const Holders = z.object({ role: z.string(), people: z.array(z.string()) });

/** What an edit can change, as it was and as it is; only what changed is there. */
const Edited = z.object({
  title: z.string().exactOptional(),
  summary: z.string().exactOptional(),
  channelUrl: z.string().nullable().exactOptional(),
  restricted: z.boolean().exactOptional(),
  noRecentChangesAt: z.string().nullable().exactOptional(),
  /** Short names. */
  services: z.array(z.string()).exactOptional(),
});

export type EditableParts = Required<z.output<typeof Edited>>;

/** Values as text: instants in UTC, and percentages. */
const Facts = z.record(z.string(), z.string().nullable());

/** What can happen to an incident. */
export const IncidentEvents = defineEvents({
  "incident.declared": event({
    kind,
    after: z.object({
      title: z.string(),
      severity: z.string(),
      kind: z.string(),
      number: z.number().exactOptional(),
      summary: z.string().exactOptional(),
      services: z.array(z.string()).exactOptional(),
      restricted: z.boolean().exactOptional(),
      detectedAt: z.string().exactOptional(),
      impactStartedAt: z.string().nullable().exactOptional(),
      commanderId: z.string().exactOptional(),
      usersAffectedPercent: z.number().nullable().exactOptional(),
      errorRatePercent: z.number().nullable().exactOptional(),
      imported: z.boolean().exactOptional(),
      /** Where an imported record comes from. */
      source: z.string().nullable().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after }) =>
      `Declared as ${after.severity}${after.kind === "DRILL" ? ", a drill" : ""}.`,
  }),
  "incident.acknowledged": event({
    kind,
    after: z.object({
      acknowledgedAt: z.string(),
      becameCommander: z.boolean().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after }) =>
      after.becameCommander ? "Acknowledged, and took command." : "Acknowledged.",
  }),
  "incident.severity-changed": event({
    kind,
    before: Severity,
    after: Severity,
    onTimeline: true,
    reads: ({ before, after, reason }) =>
      because(`Severity changed from ${before.severity} to ${after.severity}`, reason),
  }),
  "incident.role-assumed": event({
    kind,
    before: Holders,
    after: z.object({ role: z.string(), userId: z.string(), person: z.string() }),
    onTimeline: true,
    reads: ({ before, after }) => {
      const from = before.people.length > 0 ? `, after ${before.people.join(", ")}` : "";
      return `${after.person} is now ${spoken(after.role)}${from}.`;
    },
  }),
  "incident.role-relinquished": event({
    kind,
    before: Holders,
    onTimeline: true,
    reads: ({ before }) => `${before.people.join(", ")} is no longer ${spoken(before.role)}.`,
  }),
  "incident.facts-corrected": event({
    kind,
    before: Facts,
    after: Facts,
    onTimeline: true,
    reads: ({ before, after, reason }) => {
      const changes = Object.entries(after).map(([fact, to]) => {
        const [was, is] = [sayFact(fact, before[fact] ?? null), sayFact(fact, to)];
        return `${nameOfFact(fact)} from ${was} to ${is}`;
      });
      return because(`Corrected: ${changes.join("; ")}`, reason);
    },
  }),
  "incident.mitigated": event({
    kind,
    after: z.object({ mitigatedAt: z.string(), note: z.string().exactOptional() }),
    onTimeline: true,
    reads: ({ after }) => withNote("Mitigated: user impact has ended.", after.note),
  }),
  "incident.resolved": event({
    kind,
    after: z.object({
      resolvedAt: z.string(),
      mitigatedAt: z.string().exactOptional(),
      note: z.string().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after }) => withNote("Resolved: the fix is verified.", after.note),
  }),
  "incident.mitigation-retracted": event({
    kind,
    before: z.object({ mitigatedAt: z.string() }),
    after: z.object({ mitigatedAt: z.null() }),
    onTimeline: true,
    reads: ({ reason }) => because("Mitigation retracted", reason),
  }),
  "incident.resolution-retracted": event({
    kind,
    before: z.object({ resolvedAt: z.string() }),
    /** A mitigation that only came with the resolution goes with it. */
    after: z.object({ resolvedAt: z.null(), mitigatedAt: z.null().exactOptional() }),
    onTimeline: true,
    reads: ({ reason }) => because("Reopened", reason),
  }),
  "incident.closed": event({
    kind,
    after: z.object({ closedAt: z.string() }),
    onTimeline: true,
    reads: () => "Closed: follow-up is complete.",
  }),
  "incident.cancelled": event({
    kind,
    after: z.object({
      cancelledAt: z.string(),
      duplicateOfId: z.string().nullable().exactOptional(),
      /** Its reference, as older events say it. */
      duplicateOf: z.string().nullable().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after, reason, nameOf }) => {
      const survivor = after.duplicateOfId ?? after.duplicateOf;
      if (!survivor) return because("Cancelled", reason);
      const name = nameOf(survivor) ?? "another incident";
      return because(`Cancelled as a duplicate of ${name}`, reason);
    },
  }),
  "incident.edited": event({
    kind,
    before: Edited,
    after: Edited,
    onTimeline: true,
    reads: ({ after }) => `Edited: ${namesOf(after)}.`,
  }),
  /** As it became restricted, whoever had work in it was let in. */
  "incident.people-kept": event({
    kind,
    after: z.object({ userIds: z.array(z.string()), people: z.array(z.string()) }),
    onTimeline: true,
    reads: ({ after }) => `Still open to ${after.people.join(", ")}.`,
  }),
  "incident.restricted-read": event({ kind: ["looks", kind], after: z.object({}), reads: QUIET }),
});

/** What can happen to a promise that a clock measures. */
export const ClockEvents = defineEvents({
  "clock.breached": event({
    kind,
    after: z.object({
      kind: z.enum(["RESPONSE", "UPDATE", "POSTMORTEM"]),
      severity: z.string(),
      targetMinutes: z.number(),
      dueAt: z.string(),
    }),
    onTimeline: true,
    reads: ({ after }) => {
      const target = formatDuration(after.targetMinutes * 60_000);
      const name = after.kind.charAt(0) + after.kind.slice(1).toLowerCase();
      return `${name} target of ${target} for ${after.severity} passed.`;
    },
  }),
  "clock.at-risk": event({
    kind,
    after: z.object({ kind: z.string(), dueAt: z.string() }),
    reads: ({ after }) => `The next update is due soon: ${sayInstant(after.dueAt)}.`,
  }),
});

/** How sentences name each part that can be edited. */
const EDITED_NAMES: Readonly<Record<keyof EditableParts, string>> = {
  title: "title",
  summary: "summary",
  channelUrl: "channel",
  restricted: "restricted",
  noRecentChangesAt: "recent changes reviewed",
  services: "services",
};

const FACT_NAMES: Readonly<Record<string, string>> = {
  impactStartedAt: "impact start",
  detectedAt: "detection",
  declaredAt: "declaration",
  acknowledgedAt: "acknowledgement",
  mitigatedAt: "mitigation",
  resolvedAt: "resolution",
  usersAffectedPercent: "users affected",
  errorRatePercent: "error rate",
};

function nameOfFact(fact: string): string {
  return FACT_NAMES[fact] ?? fact;
}

function namesOf(edited: Partial<EditableParts>): string {
  return (Object.keys(edited) as (keyof EditableParts)[])
    .map((part) => EDITED_NAMES[part])
    .join(", ");
}

function sayFact(fact: string, value: string | null): string {
  return value !== null && fact.endsWith("Percent") ? `${value} %` : sayInstant(value);
}
