import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { SeverityPolicy } from "@/lib/respond/clocks/policy-schema";
import { derivePostmortemClock } from "@/lib/respond/clocks/postmortem-rules";
import { deriveResponseSegments } from "@/lib/respond/clocks/response-rules";
import type { ClockSegment } from "@/lib/respond/clocks/rules";
import { type ClockChanges, syncClocks } from "@/lib/respond/clocks/store";
import { deriveUpdateSegments } from "@/lib/respond/clocks/update-rules";

/**
 * Re-derives all clocks of an incident from its facts as they are now in this transaction, so that
 * every correction, retraction and severity change flows into them alike (docs/rules/clocks.md).
 */
export async function refreshClocks(tx: Tx, incidentId: string, now: Date): Promise<ClockChanges> {
  const facts = await loadClockFacts(tx, incidentId);
  return syncClocks(tx, incidentId, deriveClocks(facts), now);
}

type ClockFacts = Awaited<ReturnType<typeof loadClockFacts>>;

/** Everything that the clocks of an incident are derived from. */
export function loadClockFacts(db: ReadDb, id: string) {
  return db.incident.findUniqueOrThrow({
    where: { id },
    include: {
      severityChanges: { orderBy: [{ at: "asc" }, { recordedAt: "asc" }] },
      retractions: { where: { fact: "resolvedAt" }, orderBy: { heldFrom: "asc" } },
      updates: { orderBy: { sentAt: "asc" }, select: { sentAt: true, nextUpdateAt: true } },
      updatePauses: { orderBy: { from: "asc" }, select: { from: true, until: true } },
      postmortem: { select: { publishedAt: true } },
      postmortemWaivers: { where: { withdrawnAt: null }, select: { waivedAt: true } },
    },
  });
}

/** The promises that the facts of an incident make. */
export function deriveClocks(incident: ClockFacts): ClockSegment[] {
  const policy = SeverityPolicy.parse(incident.policy);
  const severityChanges = incident.severityChanges.map(({ at, severity }) => ({ at, severity }));
  const { detectedAt, acknowledgedAt, resolvedAt, cancelledAt } = incident;
  const response = deriveResponseSegments({
    detectedAt,
    severityChanges,
    acknowledgedAt,
    cancelledAt,
    policy,
  });
  // Of a past incident only the response is on record; the rest was promised elsewhere.
  if (incident.importedAt && resolvedAt) return response;
  const update = deriveUpdateSegments({
    acknowledgedAt,
    severityChanges,
    updates: incident.updates.map(({ sentAt, nextUpdateAt }) => ({ at: sentAt, nextUpdateAt })),
    pauses: incident.updatePauses,
    stops: stopsOf(incident),
    cancelledAt,
    policy,
  });
  const postmortem = derivePostmortemClock({
    resolvedAt,
    severity: incident.severity,
    publishedAt: incident.postmortem?.publishedAt ?? null,
    waivedAt: incident.postmortemWaivers[0]?.waivedAt ?? null,
    cancelledAt,
    policy,
  });
  return [...response, ...update, ...(postmortem ? [postmortem] : [])];
}

/** While an incident was resolved, nobody owed an update. */
function stopsOf(incident: ClockFacts): { from: Date; until: Date | null }[] {
  const retracted = incident.retractions.map(({ heldFrom, retractedAt }) => ({
    from: heldFrom,
    until: retractedAt,
  }));
  return incident.resolvedAt
    ? [...retracted, { from: incident.resolvedAt, until: null }]
    : retracted;
}
