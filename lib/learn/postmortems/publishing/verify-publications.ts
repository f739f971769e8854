import "server-only";
import { digestOf } from "@/lib/platform/audit/chain";
import type { ReadDb } from "@/lib/platform/core/db";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * Compares what was published with the digests that the chain has of it: each revision reads as it was frozen,
 * none is missing, and none was put there. Only says something when the chain itself holds.
 */
export async function findPublicationFault(db: ReadDb, incident: { id: string }) {
  const events = await db.auditEvent.findMany({
    where: { stream: streamOf(incident), type: "postmortem.published" },
    orderBy: { seq: "asc" },
    select: { seq: true, after: true },
  });
  for (const [index, { seq, after }] of events.entries()) {
    const revision = index + 1;
    const publication = await db.postmortemPublication.findFirst({
      where: { revision, postmortem: { incidentId: incident.id } },
    });
    if (!publication) return { seq, why: `Publication ${revision} is missing.` };
    const { digest, ...told }: Record<string, unknown> = Object(after);
    const isProven =
      told.revision === revision &&
      digest === publication.digest &&
      digest === digestOf(publication.document);
    if (!isProven) return { seq, why: `Publication ${revision} was changed.` };
  }
  const revision = events.length + 1;
  const more = await db.postmortemPublication.findFirst({
    where: { revision: { gte: revision }, postmortem: { incidentId: incident.id } },
    select: { revision: true },
  });
  return more ? { seq: null, why: `Publication ${more.revision} is not in the chain.` } : null;
}
