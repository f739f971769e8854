import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { notFound } from "@/lib/platform/core/errors";
import { noteRestrictedRead, streamOf } from "@/lib/respond/incidents/load";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import type { ActionItem, Prisma } from "@/prisma/generated/client";
import { actionItemsVisibleTo } from "./view";

/** @throws DomainError NOT_FOUND when there is none, or the actor may not know of it. */
export async function loadItem(
  db: ReadDb,
  which: Prisma.ActionItemWhereInput,
  actor: Actor,
): Promise<ActionItem> {
  const found = await db.actionItem.findFirst({
    where: { AND: [which, actionItemsVisibleTo(actor)] },
    include: { incident: { select: { restricted: true } } },
  });
  if (!found) throw notFound("This action item");
  const { incident, ...item } = found;
  if (incident?.restricted && item.incidentId) noteRestrictedRead(item.incidentId);
  return item;
}

/**
 * Those of the items that the actor may see, held until the transaction ends. They are taken in the order of
 * their ids, so that two commands over the same items never wait on each other, and those that the actor may not see
 * are not waited for: that would tell of them.
 */
export async function lockItems(
  tx: Tx,
  ids: readonly string[],
  actor: Actor,
): Promise<ActionItem[]> {
  await tx.$queryRaw`
    select 1 from action_item item left join incident i on i.id = item.incident_id
    where item.id = any(${ids}::uuid[]) and (i.id is null or ${visibleToSql(actor)})
    order by item.id for update of item`;
  return tx.actionItem.findMany({
    where: { AND: [{ id: { in: [...ids] } }, actionItemsVisibleTo(actor)] },
  });
}

/** The audit stream that tells of an item: its incident's, else the workspace's. */
export function streamOfItem({ incidentId }: { incidentId: string | null }): string {
  return incidentId === null ? WORKSPACE_STREAM : streamOf({ id: incidentId });
}
