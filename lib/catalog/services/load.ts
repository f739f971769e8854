import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { SERVICE, type ServiceRow, viewService } from "./view";

/**
 * Services by slug, in the order given, each once. An archived one is found only where it is named already.
 * @param kept slugs that were named before
 * @throws DomainError INVALID naming the first slug that no service has.
 */
export async function findServices(
  db: ReadDb,
  slugs: readonly string[],
  kept: readonly string[] = [],
) {
  const wanted = [...new Set(slugs)];
  if (wanted.length === 0) return [];
  const found = await db.service.findMany({
    where: { slug: { in: wanted }, OR: [{ archivedAt: null }, { slug: { in: [...kept] } }] },
    select: { id: true, slug: true, name: true },
  });
  const bySlug = new Map(found.map((service) => [service.slug, service]));
  return wanted.map((slug) => {
    const service = bySlug.get(slug);
    if (!service)
      throw invalidField(
        "services",
        `There is no service “${slug}”. Create it first, or leave it out.`,
      );
    return service;
  });
}

/**
 * A service as its version was read, held until the transaction ends.
 * @throws DomainError NOT_FOUND; CONFLICT with what it is now when somebody changed it since
 */
export async function lockService(
  tx: Tx,
  slug: string,
  version: number | undefined,
): Promise<ServiceRow> {
  await holdService(tx, slug);
  const service = await tx.service.findUnique({ where: { slug }, ...SERVICE });
  if (!service) throw notFound("This service");
  if (version !== undefined && version !== service.version) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this service meanwhile. What you wrote is kept: look, and save again.",
      { current: viewService(service) },
    );
  }
  return service;
}

/**
 * The team that owns a service, held until the transaction ends: whoever asks whether its leads may do something
 * has an answer that stays true while it is done. Undefined where there is no such service.
 */
export async function holdOwner(tx: Tx, slug: string): Promise<string | null | undefined> {
  await holdService(tx, slug);
  const service = await tx.service.findUnique({ where: { slug }, select: { teamId: true } });
  return service ? service.teamId : undefined;
}

/** Not "for update": two services that begin to depend on each other would wait for each other's key for ever. */
async function holdService(tx: Tx, slug: string): Promise<void> {
  await tx.$queryRaw`select 1 from service where slug = ${slug} for no key update`;
}
