import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { type Impact, impactSpan } from "@/lib/slo/budgets/impact-rules";
import { overlapOf, type Span } from "@/lib/slo/budgets/span-rules";

/** More than any service has within the time that is kept. */
const MOST_INCIDENTS = 20_000;
/** Impact may begin long before anybody notices. */
const LATEST_DETECTION_MS = 400 * 86_400_000;

/**
 * Impacts of a service's real incidents that touch a span (ms). Restricted ones count, so nothing but times and
 * shares leaves here: what names incidents is read elsewhere, by who asks.
 */
export async function readImpacts(
  db: ReadDb,
  serviceIds: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, Impact[]>> {
  const rows = await db.incidentService.findMany({
    where: {
      serviceId: { in: [...serviceIds] },
      incident: {
        kind: "REAL",
        cancelledAt: null,
        detectedAt: { lt: new Date(span.end + LATEST_DETECTION_MS) },
        OR: [{ mitigatedAt: null }, { mitigatedAt: { gt: new Date(span.start) } }],
      },
    },
    select: {
      serviceId: true,
      incident: {
        select: {
          impactStartedAt: true,
          detectedAt: true,
          mitigatedAt: true,
          resolvedAt: true,
          usersAffectedPercent: true,
        },
      },
    },
    take: MOST_INCIDENTS,
  });
  const impacts = new Map<string, Impact[]>(serviceIds.map((id) => [id, []]));
  for (const { serviceId, incident } of rows) {
    const { usersAffectedPercent: percent } = incident;
    const when = overlapOf(impactSpan(incident, span.end), span);
    const share = percent === null ? null : Math.round(percent * 10_000);
    if (when) impacts.get(serviceId)?.push({ ...when, share });
  }
  return impacts;
}
