import "server-only";
import { loadItem } from "@/lib/learn/action-items/load";
import { isPostponement } from "@/lib/learn/action-items/rules";
import { ReadActionItem } from "@/lib/learn/action-items/schemas";
import { dayOf } from "@/lib/learn/action-items/view";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import type { Context } from "@/lib/platform/command/context";
import { defineQuery } from "@/lib/platform/command/query";
import type { Tx } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { ActionItem } from "@/prisma/generated/client";

/** Counts a due day that moves away, with why; nothing else is kept. */
export async function keepPostponement(
  tx: Tx,
  item: ActionItem,
  toOn: Date | null,
  reason: string | null,
  ctx: Context,
): Promise<void> {
  const { id: itemId, state, dueOn: fromOn } = item;
  if (fromOn === null || reason === null) return;
  if (!isPostponement(state, dayOf(fromOn), dayOf(toOn))) return;
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  await tx.actionItemPostponement.create({
    data: { itemId, fromOn, toOn, reason, ...by, recordedAt: ctx.now },
  });
}

export type PostponementView = Awaited<ReturnType<typeof listPostponements.execute>>[number];

/** How often and why an item's due day moved away, the first first. @throws DomainError NOT_FOUND. */
export const listPostponements = defineQuery({
  name: "action-item.postponements",
  permission: "action-item.read",
  input: ReadActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, input, ctx) => {
    const { id: itemId } = await loadItem(db, { id: input.actionItemId }, ctx.actor);
    const rows = await db.actionItemPostponement.findMany({
      where: { itemId },
      orderBy: { recordedAt: "asc" },
      take: 200,
    });
    return rows.map((row) => ({
      id: row.id,
      fromOn: dayOf(row.fromOn),
      toOn: dayOf(row.toOn),
      reason: row.reason,
      by: { id: row.byId, name: row.byName },
      recordedAt: iso(row.recordedAt),
    }));
  },
});
