import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Severity } from "@/lib/respond/clocks/policy";
import type { IncidentStatus } from "@/lib/respond/incidents/rules";
import { OPEN_STATUSES } from "@/lib/respond/incidents/rules";
import { refOf } from "@/lib/respond/incidents/view";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";

/** An open incident, as a service's page names it. */
export type OpenIncident = {
  readonly number: number;
  readonly ref: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
};

/** Open ones that the actor may know of; drills hurt nobody. */
export function openAndKnownTo(actor: Actor): Prisma.IncidentWhereInput {
  return { AND: [visibleTo(actor), { status: { in: [...OPEN_STATUSES] }, kind: "REAL" }] };
}

/** The open incidents of each service by its id, the worst first; services without one are left out. */
export async function openIncidentsOf(
  db: ReadDb,
  serviceIds: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, readonly OpenIncident[]>> {
  const rows = await db.incidentService.findMany({
    where: { serviceId: { in: [...serviceIds] }, incident: openAndKnownTo(actor) },
    orderBy: [{ incident: { severity: "asc" } }, { incident: { declaredAt: "asc" } }],
    take: 1_000,
    select: {
      serviceId: true,
      incident: { select: { number: true, title: true, severity: true, status: true } },
    },
  });
  const byService = new Map<string, OpenIncident[]>();
  for (const { serviceId, incident } of rows) {
    const hits = byService.get(serviceId) ?? [];
    byService.set(serviceId, [...hits, { ...incident, ref: refOf(incident.number) }]);
  }
  return byService;
}
