import "server-only";
import { refOfRunbook } from "@/lib/catalog/runbooks/view";
import type { ReadDb } from "@/lib/platform/core/db";
import { PHASE_DETAILS } from "@/lib/respond/checklist/template";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { durations } from "@/lib/respond/incidents/rules";
import { refOf } from "@/lib/respond/incidents/view";
import type { SuggestionFacts } from "./facts";

/** Reads what suggestions are made from. */
export async function gatherSuggestionFacts(
  db: ReadDb,
  incidentId: string,
): Promise<SuggestionFacts> {
  const incident = await db.incident.findUniqueOrThrow({
    where: { id: incidentId },
    include: {
      severityChanges: { orderBy: [{ at: "asc" }, { recordedAt: "asc" }] },
      clocks: { where: { supersededAt: null }, orderBy: { startedAt: "asc" } },
      deployments: {
        include: { deployment: { include: { service: { select: { name: true } } } } },
      },
      rollbackDecisions: { where: { withdrawnAt: null } },
      checklist: { orderBy: { position: "asc" } },
      retractions: { orderBy: { retractedAt: "asc" } },
      roles: {
        where: { role: "COMMANDER" },
        orderBy: { assumedAt: "asc" },
        select: { user: { select: { name: true } } },
      },
    },
  });
  const rollback = incident.rollbackDecisions[0];
  const end = incident.resolvedAt ?? incident.detectedAt;
  const spent = durations(incident, incident.severityChanges, end);
  return {
    impactStartedAt: incident.impactStartedAt,
    detectedAt: incident.detectedAt,
    acknowledgedAt: incident.acknowledgedAt,
    mitigatedAt: incident.mitigatedAt,
    resolvedAt: incident.resolvedAt,
    severityChanges: incident.severityChanges,
    clocks: incident.clocks.map((clock) => ({ ...clock, endReason: null })),
    deployments: incident.deployments.map(({ deployment }) => ({
      service: deployment.service.name,
      version: deployment.version,
      deployedAt: deployment.deployedAt,
      outcome: deployment.outcome,
    })),
    rollback: rollback ? { outcome: rollback.outcome, reason: rollback.reason } : null,
    checklist: incident.checklist.map(({ phase, ...item }) => ({
      ...item,
      untilMinutes: PHASE_DETAILS[phase].untilMinutes,
    })),
    retractions: incident.retractions,
    commanders: incident.roles.map(({ user }) => user.name),
    severityMinutes: SEVERITIES.map((severity) => ({
      severity,
      minutes: spent.bySeverityMinutes[severity],
    })),
    similar: await findSimilar(db, incidentId),
    runbooks: incident.importedAt ? null : await findRunbooks(db, incident),
  };
}

const MOST_SIMILAR = 3;
/** Titles this alike need nothing else in common; those less alike, a service. */
const CLEARLY_ALIKE = 0.6;

/**
 * Earlier incidents with a title like this one's. Only what everybody may know: a restricted incident must not
 * show in the postmortem of another.
 */
async function findSimilar(db: ReadDb, incidentId: string): Promise<SuggestionFacts["similar"]> {
  const rows = await db.$queryRaw<
    { number: number; title: string; resolvedAt: Date; openItems: OpenItem[] }[]
  >`
    select past.number, past.title, past.resolved_at as "resolvedAt", (
        select coalesce(json_agg(json_build_object('number', item.number, 'title', item.title)
          order by item.number), '[]')
        from action_item item
        where item.incident_id = past.id and item.created_at < i.detected_at
          and (item.closed_at is null or item.closed_at > i.detected_at)) as "openItems"
    from incident i join incident past on past.title % i.title
    where i.id = ${incidentId}::uuid and past.id <> i.id and past.resolved_at < i.detected_at
      and not past.restricted and past.cancelled_at is null
      and (similarity(past.title, i.title) > ${CLEARLY_ALIKE} or exists (
        select from incident_service own join incident_service theirs using (service_id)
        where own.incident_id = i.id and theirs.incident_id = past.id))
    order by similarity(past.title, i.title) desc, past.resolved_at desc limit ${MOST_SIMILAR}`;
  return rows.map(({ number, title, resolvedAt, openItems }) => ({
    ref: refOf(number),
    title,
    resolvedAt,
    openItems: openItems.map((item) => ({ ref: `AI-${item.number}`, title: item.title })),
  }));
}

/** The runbooks of affected services as they were when the incident was detected. */
async function findRunbooks(
  db: ReadDb,
  { id, detectedAt }: { id: string; detectedAt: Date },
): Promise<NonNullable<SuggestionFacts["runbooks"]>> {
  const then = { lte: detectedAt };
  const services = await db.incidentService.findMany({
    where: { incidentId: id },
    orderBy: { service: { name: "asc" } },
    select: {
      service: {
        select: {
          name: true,
          runbooks: {
            where: {
              runbook: {
                createdAt: then,
                OR: [{ archivedAt: null }, { archivedAt: { gt: detectedAt } }],
              },
            },
            orderBy: { runbook: { number: "asc" } },
            select: {
              runbook: {
                include: {
                  reviews: {
                    where: { reviewedAt: then },
                    orderBy: { reviewedAt: "desc" },
                    take: 1,
                  },
                },
              },
            },
          },
        },
      },
    },
  });
  return services.map(({ service }) => ({
    service: service.name,
    runbooks: service.runbooks.map(({ runbook }) => ({
      ref: refOfRunbook(runbook.number),
      title: runbook.title,
      reviewedAt: runbook.reviews[0]?.reviewedAt ?? runbook.createdAt,
    })),
  }));
}

type OpenItem = { readonly number: number; readonly title: string };
