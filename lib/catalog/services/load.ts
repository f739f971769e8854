import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";

/**
 * Services by slug, in the order given, each once.
 * @throws DomainError INVALID naming the first slug that no service has.
 */
export async function findServices(db: ReadDb, slugs: readonly string[]) {
  const wanted = [...new Set(slugs)];
  const found = await db.service.findMany({
    where: { slug: { in: wanted }, archivedAt: null },
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
