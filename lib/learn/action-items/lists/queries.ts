import "server-only";
import { loadItem } from "@/lib/learn/action-items/load";
import { matching } from "@/lib/learn/action-items/repeats/matching";
import { ListActionItems, ReadActionItem, ReadByNumber } from "@/lib/learn/action-items/schemas";
import {
  ACTION_ITEM,
  type ActionItemView,
  actionItemsVisibleTo,
  viewActionItem,
} from "@/lib/learn/action-items/view";
import type { Context } from "@/lib/platform/command/context";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import type { ActionItem, Prisma } from "@/prisma/generated/client";
import { ORDERS } from "./order";

/** Action items across incidents, in the order asked for, paged by cursor; filters run in SQL. */
export const listActionItems = defineQuery({
  name: "action-item.list",
  permission: "action-item.read",
  input: ListActionItems,
  sample: {},
  run: async (db, { limit, cursor, ...filters }, ctx): Promise<Page<ActionItemView>> => {
    const order = ORDERS[filters.sort];
    const rows = await db.actionItem.findMany({
      where: {
        AND: [
          actionItemsVisibleTo(ctx.actor),
          await matching(db, filters, ctx),
          cursor === undefined ? {} : order.after(decodeCursor(cursor)),
        ],
      },
      orderBy: order.by,
      take: limit + 1,
      ...ACTION_ITEM,
    });
    const cursorOf = (row: ActionItem) => encodeCursor([order.keyOf(row), row.number]);
    return toPage(rows, limit, cursorOf, (row) => viewActionItem(row, ctx.now));
  },
});

/** One action item. @throws DomainError NOT_FOUND. */
export const readActionItem = defineQuery({
  name: "action-item.read",
  permission: "action-item.read",
  input: ReadActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000" },
  run: (db, { actionItemId: id }, ctx) => readView(db, { id }, ctx),
});

/** One action item by the number that people call it by. @throws DomainError NOT_FOUND. */
export const readActionItemByNumber = defineQuery({
  name: "action-item.read-by-number",
  permission: "action-item.read",
  input: ReadByNumber,
  sample: { actionItemNumber: 7 },
  run: (db, { actionItemNumber: number }, ctx) => readView(db, { number }, ctx),
});

async function readView(db: ReadDb, which: Prisma.ActionItemWhereInput, ctx: Context) {
  const { id } = await loadItem(db, which, ctx.actor);
  const item = await db.actionItem.findUniqueOrThrow({ where: { id }, ...ACTION_ITEM });
  return viewActionItem(item, ctx.now);
}
