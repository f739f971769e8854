import "server-only";
import { digestOf } from "@/lib/platform/audit/chain";
import type { ReadDb } from "@/lib/platform/core/db";
import { readEventOf } from "@/lib/record/events/read-event";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * Compares what was published with the digests that the chain has of it: each revision reads as it was frozen,
 * none is missing, and none was put there. Only says something when the chain itself holds.
 */
export async function findPublicationFault(db: ReadDb, incident: { id: string }) {
  const events = await db.auditEvent.findMany({
    where: { stream: streamOf(incident), type: "postmortem.published" },
    orderBy: { seq: "asc" },
  });
  for (const [index, stored] of events.entries()) {
    const { seq } = stored;
    const revision = index + 1;
    const publication = await db.postmortemPublication.findFirst({
      where: { revision, postmortem: { incidentId: incident.id } },
    });
    if (!publication) return { seq, why: `Publication ${revision} is missing.` };
    const told = readEventOf("postmortem.published", stored)?.after;
    const isProven =
      told?.revision === revision &&
      told.digest === publication.digest &&
      told.digest === digestOf(publication.document);
    if (!isProven) return { seq, why: `Publication ${revision} was changed.` };
  }
  const revision = events.length + 1;
  const more = await db.postmortemPublication.findFirst({
    where: { revision: { gte: revision }, postmortem: { incidentId: incident.id } },
    select: { revision: true },
  });
  return more ? { seq: null, why: `Publication ${more.revision} is not in the chain.` } : null;
}
