import "server-only";
import { leadsAll } from "@/lib/people/teams/leading";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";

/** Whether the actor leads the team that owns an SLO's service. */
export async function leadsSlo(tx: Tx, number: number, { actor }: Context): Promise<boolean> {
  const slo = await tx.slo.findUnique({
    where: { number },
    select: { service: { select: { teamId: true } } },
  });
  return slo !== null && leadsAll(tx, actor, [slo.service.teamId]);
}

/** Whether the actor leads the team that owns a service. */
export async function leadsService(tx: Tx, slug: string, { actor }: Context): Promise<boolean> {
  const service = await tx.service.findUnique({ where: { slug }, select: { teamId: true } });
  return service !== null && leadsAll(tx, actor, [service.teamId]);
}
