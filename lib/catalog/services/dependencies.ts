import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";

type Named = { readonly id: string; readonly slug: string };

/**
 * Says all that a service does not work without; the caller holds the service. One that has been archived since may
 * stay, and cannot be added.
 * @throws DomainError INVALID for the service itself, an unknown or a newly named archived one
 * @returns whether anything changed
 */
export async function setDependencies(
  tx: Tx,
  service: Named,
  slugs: readonly string[],
  now: Date,
): Promise<boolean> {
  const wanted = [...new Set(slugs)];
  if (wanted.includes(service.slug)) throw ofItself();
  const known = await tx.serviceDependency.findMany({
    where: { serviceId: service.id },
    select: { dependsOnId: true },
  });
  const before = new Set(known.map(({ dependsOnId }) => dependsOnId));
  if (wanted.length === 0 && before.size === 0) return false;
  const after = await findAll(tx, wanted, before);
  const added = after.filter(({ id }) => !before.has(id));
  const kept = after.map(({ id }) => id);
  const dropped = await tx.serviceDependency.deleteMany({
    where: { serviceId: service.id, dependsOnId: { notIn: kept } },
  });
  await tx.serviceDependency.createMany({
    data: added.map(({ id }) => ({ serviceId: service.id, dependsOnId: id, addedAt: now })),
  });
  return added.length > 0 || dropped.count > 0;
}

async function findAll(
  tx: Tx,
  wanted: readonly string[],
  before: ReadonlySet<string>,
): Promise<Named[]> {
  const found = await tx.service.findMany({
    where: { slug: { in: [...wanted] } },
    select: { id: true, slug: true, name: true, archivedAt: true },
  });
  const bySlug = new Map(found.map((each) => [each.slug, each]));
  return wanted.map((slug) => {
    const each = bySlug.get(slug);
    if (!each) {
      throw invalidField("dependsOn", `There is no service “${slug}”. Create it first.`);
    }
    if (each.archivedAt && !before.has(each.id)) {
      throw invalidField("dependsOn", `${each.name} is archived: restore it first.`);
    }
    return each;
  });
}

function ofItself() {
  return invalidField("dependsOn", "A service cannot depend on itself: leave it out.");
}
