import "server-only";
import { leadsAll } from "@/lib/people/teams/leading";
import { findTeamId } from "@/lib/people/teams/load";
import type { Actor } from "@/lib/platform/access/actor";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { actionItemsVisibleTo } from "./view";

type Wish = {
  readonly team?: string | null | undefined;
  readonly service?: string | null | undefined;
};

/** Whether the actor leads the team that sees to these items, before and after a change; they have to see them all. */
export async function leadsItems(
  db: ReadDb,
  actor: Actor,
  ids: readonly string[],
  wish: Wish,
): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const items = await db.actionItem.findMany({
    where: { AND: [{ id: { in: wanted } }, actionItemsVisibleTo(actor)] },
    select: { teamId: true, service: { select: { teamId: true } } },
  });
  if (items.length < wanted.length) return false;
  const service = wish.service === undefined ? undefined : await teamOfService(db, wish.service);
  const own = wish.team === undefined ? undefined : wish.team && (await findTeamId(db, wish.team));
  const isUnknown = Boolean(wish.team) && own === null;
  const before = items.map((item) => item.teamId ?? item.service?.teamId ?? null);
  const after = items.map((item) => {
    const throughService = service === undefined ? (item.service?.teamId ?? null) : service;
    return (own === undefined ? item.teamId : own) ?? (isUnknown ? null : throughService);
  });
  return leadsAll(db, actor, [...before, ...after]);
}

/** The same for an item that is to be made. */
export async function leadsNewItem(db: ReadDb, actor: Actor, wish: Wish): Promise<boolean> {
  const team = wish.team
    ? await findTeamId(db, wish.team)
    : await teamOfService(db, wish.service ?? null);
  return leadsAll(db, actor, [team]);
}

/** Items of a team: its own, and those without a team that are about one of its services. */
export function itemsOfTeam(team: string): Prisma.ActionItemWhereInput {
  return {
    OR: [{ team: { slug: team } }, { teamId: null, service: { team: { slug: team } } }],
  };
}

async function teamOfService(db: ReadDb, slug: string | null): Promise<string | null> {
  if (slug === null) return null;
  const service = await db.service.findUnique({ where: { slug }, select: { teamId: true } });
  return service?.teamId ?? null;
}
