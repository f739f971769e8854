import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { viewChecklist } from "@/lib/respond/checklist-items/checklist";
import { readIncidentView } from "@/lib/respond/incidents/view";
import type { Prisma } from "@/prisma/generated/client";
import { type BriefingEntry, composeBriefing, RECENT } from "./briefing-rules";
import type { Briefing } from "./schemas";

/** Gathers what is known of an incident and writes the briefing; the caller checked who may see it. */
export async function writeBriefing(db: ReadDb, incidentId: string, now: Date): Promise<Briefing> {
  const incident = await readIncidentView(db, incidentId, { actor: "EVERYBODY", now });
  const checklist = await viewChecklist(db, incidentId);
  const decisions = await newest(db, { incidentId, kind: "DECISION" });
  const tried = [
    { kind: "ACTION" as const },
    { keyMoment: true, kind: { not: "DECISION" as const } },
  ];
  const attempts = await newest(db, { incidentId, OR: tried });
  const found = await findRest(db, incidentId);
  const [update] = found.updates;
  const [rollback] = found.rollbackDecisions;
  return composeBriefing(
    {
      incident,
      checklist,
      decisions,
      attempts,
      lastUpdate: update
        ? { at: iso(update.sentAt), audience: update.audience, message: update.message }
        : null,
      deployments: found.deployments.map(({ deployment }) => ({
        at: iso(deployment.deployedAt),
        service: deployment.service.name,
        version: deployment.version,
      })),
      rollback: rollback
        ? {
            outcome: rollback.outcome,
            version: rollback.deployment?.version ?? null,
            reason: rollback.reason,
            at: iso(rollback.decidedAt),
          }
        : null,
    },
    now,
  );
}

async function newest(db: ReadDb, where: Prisma.TimelineEntryWhereInput): Promise<BriefingEntry[]> {
  const entries = await db.timelineEntry.findMany({
    where: { ...where, removedAt: null },
    orderBy: [{ occurredAt: "desc" }, { recordedAt: "desc" }],
    take: RECENT,
    select: { occurredAt: true, body: true, author: { select: { name: true } } },
  });
  return entries.map(({ occurredAt, body, author }) => ({
    at: iso(occurredAt),
    author: author?.name ?? "Muster",
    body,
  }));
}

function findRest(db: ReadDb, id: string) {
  return db.incident.findUniqueOrThrow({
    where: { id },
    select: {
      updates: { orderBy: { sentAt: "desc" }, take: 1 },
      rollbackDecisions: {
        where: { withdrawnAt: null },
        include: { deployment: { select: { version: true } } },
      },
      deployments: {
        orderBy: { deployment: { deployedAt: "desc" } },
        select: {
          deployment: {
            select: { version: true, deployedAt: true, service: { select: { name: true } } },
          },
        },
      },
    },
  });
}
