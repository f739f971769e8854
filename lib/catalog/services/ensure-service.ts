import "server-only";
import type { Tx } from "@/lib/platform/core/db";

/** The service with this short name; made if there is none. */
export async function ensureService(
  tx: Tx,
  service: { slug: string; name: string; tier: number },
  now: Date,
) {
  await tx.service.createMany({ data: { ...service, createdAt: now }, skipDuplicates: true });
  return tx.service.findUniqueOrThrow({ where: { slug: service.slug } });
}
