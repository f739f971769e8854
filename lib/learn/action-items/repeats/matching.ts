import "server-only";
import { itemsOfTeam } from "@/lib/learn/action-items/owners";
import { UNFINISHED } from "@/lib/learn/action-items/rules";
import type { ItemFilters } from "@/lib/learn/action-items/schemas";
import { todayOf } from "@/lib/learn/action-items/view";
import { userIdOf } from "@/lib/platform/access/actor";
import type { Context } from "@/lib/platform/command/context";
import type { ReadDb } from "@/lib/platform/core/db";
import { literally } from "@/lib/platform/core/text/like";
import type { Prisma } from "@/prisma/generated/client";

const DAY_MS = 86_400_000;

/** The items that filters ask for; who may see them is another condition. */
export async function matching(
  db: ReadDb,
  filters: ItemFilters,
  ctx: Context,
): Promise<Prisma.ActionItemWhereInput> {
  const { state, priority, kind, service, incident, number, q, postponed } = filters;
  return {
    AND: [
      ownedBy(filters.owner, ctx),
      filters.overdue ? overdueAt(ctx.now) : {},
      filters.team ? itemsOfTeam(filters.team) : {},
      filters.withoutService ? { serviceId: null } : {},
      postponed > 0 ? { id: { in: await postponedAtLeast(db, postponed) } } : {},
      dueBetween(filters),
      addedBetween(filters),
    ],
    ...(state.length > 0 && { state: { in: state } }),
    ...(priority.length > 0 && { priority: { in: priority } }),
    ...(kind.length > 0 && { kind: { in: kind } }),
    ...(service && { service: { slug: service } }),
    ...(incident !== undefined && { incident: { number: incident } }),
    ...(number !== undefined && { number }),
    ...(q && { title: { contains: literally(q), mode: "insensitive" } }),
  };
}

function ownedBy(owner: ItemFilters["owner"], { actor }: Context): Prisma.ActionItemWhereInput {
  if (owner === undefined) return {};
  if (owner === "nobody") return { ownerId: null };
  const ownerId = owner === "me" ? userIdOf(actor) : owner;
  // Muster itself owns nothing.
  return ownerId === null ? { id: { in: [] } } : { ownerId };
}

function overdueAt(now: Date): Prisma.ActionItemWhereInput {
  return { state: { in: [...UNFINISHED] }, dueOn: { lt: new Date(todayOf(now)) } };
}

function dueBetween({ dueFrom, dueTo }: ItemFilters): Prisma.ActionItemWhereInput {
  return {
    ...((dueFrom || dueTo) && {
      dueOn: { ...(dueFrom && { gte: new Date(dueFrom) }), ...(dueTo && { lte: new Date(dueTo) }) },
    }),
  };
}

function addedBetween({ addedFrom, addedTo }: ItemFilters): Prisma.ActionItemWhereInput {
  const end = addedTo && new Date(Date.parse(addedTo) + DAY_MS);
  return {
    ...((addedFrom || end) && {
      createdAt: { ...(addedFrom && { gte: new Date(addedFrom) }), ...(end && { lt: end }) },
    }),
  };
}

async function postponedAtLeast(db: ReadDb, times: number): Promise<string[]> {
  const rows = await db.actionItemPostponement.groupBy({
    by: ["itemId"],
    having: { itemId: { _count: { gte: times } } },
  });
  return rows.map(({ itemId }) => itemId);
}
