import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import type { Severity, SeverityPolicy } from "@/lib/respond/clocks/policy";
import { drawNumber } from "./draw-number";
import { IncidentEvents } from "./events";
import { type IncidentRow, streamOf } from "./load";
import { checkFacts, deriveStatus, type Facts } from "./rules";

type PastFacts = Omit<Facts, "closedAt" | "cancelledAt">;
type PastIncident = {
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly kind: "REAL" | "DRILL";
  readonly restricted: boolean;
  readonly source?: string | undefined;
  readonly facts: PastFacts;
  readonly severityChanges: readonly { at: Date; severity: Severity; reason: string }[];
  readonly services: readonly { readonly id: string; readonly slug: string }[];
  readonly policy: SeverityPolicy;
  readonly reporterId: string | null;
  readonly commanderId: string | null;
};

/**
 * Writes an incident that happened elsewhere, with its own times, and the events its timeline shows.
 * @throws DomainError INVALID when its facts contradict each other.
 */
export async function insertPastIncident(tx: Tx, past: PastIncident, ctx: Context) {
  const facts: Facts = { ...past.facts, closedAt: null, cancelledAt: null };
  refuseWith(checkFacts(facts, ctx.now));
  const changes = changesOf(past);
  const incident = await tx.incident.create({
    data: {
      ...(past.restricted && { number: await drawNumber(tx) }),
      ...past.facts,
      title: past.title,
      summary: past.summary,
      severity: changes.at(-1)?.severity ?? past.severity,
      status: deriveStatus(facts),
      kind: past.kind,
      restricted: past.restricted,
      policy: past.policy,
      source: past.source ?? null,
      reporterId: past.reporterId,
      importedAt: ctx.now,
      createdAt: ctx.now,
      ...relations(past, ctx),
      severityChanges: { create: changes.map((change) => ({ ...change, recordedAt: ctx.now })) },
    },
  });
  return { incident, audit: eventsOf(incident, changes, past) };
}

function changesOf({ severityChanges, severity, facts }: PastIncident) {
  if (severityChanges.length === 0) return [{ at: facts.declaredAt, severity, reason: "Declared" }];
  return [...severityChanges].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function relations({ services, reporterId, commanderId, facts }: PastIncident, ctx: Context) {
  const people = [...new Set([reporterId, commanderId].filter((id) => id !== null))];
  const assumedAt = facts.acknowledgedAt ?? facts.declaredAt;
  return {
    services: { create: services.map(({ id }) => ({ serviceId: id })) },
    participants: { create: people.map((userId) => ({ userId, addedAt: ctx.now })) },
    roles: commanderId
      ? { create: { role: "COMMANDER" as const, userId: commanderId, assumedAt } }
      : {},
  };
}

function eventsOf(
  incident: IncidentRow,
  changes: readonly { at: Date; severity: Severity; reason: string }[],
  past: PastIncident,
): AuditEntry[] {
  const about = {
    stream: streamOf(incident),
    subject: { type: "incident", id: incident.id },
  };
  const first = changes[0]?.severity ?? past.severity;
  const declared = IncidentEvents.entry("incident.declared", {
    ...about,
    fact: "declaredAt",
    occurredAt: incident.declaredAt,
    after: describePast(incident, past, first),
  });
  const changed = changes.slice(1).map(({ at, severity, reason }, index) =>
    IncidentEvents.entry("incident.severity-changed", {
      ...about,
      occurredAt: at,
      before: { severity: changes[index]?.severity ?? first },
      after: { severity },
      reason,
    }),
  );
  return [declared, ...changed, ...stepsOf(incident)];
}

function describePast(incident: IncidentRow, past: PastIncident, severity: Severity) {
  const { title, summary, kind, restricted, services, facts, source = null } = past;
  const { usersAffectedPercent, errorRatePercent } = facts;
  return {
    number: incident.number,
    title,
    severity,
    summary,
    services: services.map(({ slug }) => slug),
    kind,
    restricted,
    detectedAt: iso(facts.detectedAt),
    impactStartedAt: iso(facts.impactStartedAt),
    usersAffectedPercent,
    errorRatePercent,
    imported: true,
    source,
  };
}

function stepsOf(incident: IncidentRow): AuditEntry[] {
  const { acknowledgedAt, mitigatedAt, resolvedAt } = incident;
  const about = (fact: string, occurredAt: Date) => ({
    stream: streamOf(incident),
    subject: { type: "incident", id: incident.id },
    fact,
    occurredAt,
  });
  const taken = [
    acknowledgedAt &&
      IncidentEvents.entry("incident.acknowledged", {
        ...about("acknowledgedAt", acknowledgedAt),
        after: { acknowledgedAt: iso(acknowledgedAt) },
      }),
    mitigatedAt &&
      IncidentEvents.entry("incident.mitigated", {
        ...about("mitigatedAt", mitigatedAt),
        after: { mitigatedAt: iso(mitigatedAt) },
      }),
    resolvedAt &&
      IncidentEvents.entry("incident.resolved", {
        ...about("resolvedAt", resolvedAt),
        after: { resolvedAt: iso(resolvedAt) },
      }),
  ];
  return taken.filter((entry) => entry !== null);
}
