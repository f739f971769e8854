import "server-only";
import { holdOwner } from "@/lib/catalog/services/load";
import { leadsAll } from "@/lib/people/teams/leading";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";

/** Whether the actor leads the team that owns an SLO's service. */
export async function leadsSlo(tx: Tx, number: number, { actor }: Context): Promise<boolean> {
  const slo = await tx.slo.findUnique({
    where: { number },
    select: { service: { select: { slug: true } } },
  });
  return slo !== null && leadsOwner(tx, slo.service.slug, actor);
}

/** Whether the actor leads the team that owns a service. */
export async function leadsService(tx: Tx, slug: string, { actor }: Context): Promise<boolean> {
  return leadsOwner(tx, slug, actor);
}

async function leadsOwner(tx: Tx, slug: string, actor: Context["actor"]): Promise<boolean> {
  const owner = await holdOwner(tx, slug);
  return owner !== undefined && leadsAll(tx, actor, [owner]);
}
