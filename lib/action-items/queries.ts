import "server-only";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/core/cursor";
import type { ReadDb } from "@/lib/core/db";
import type { Context } from "@/lib/shell/context";
import { defineQuery } from "@/lib/shell/query";
import type { ActionItem, Prisma } from "@/prisma/generated/client";
import { loadItem } from "./load";
import { matching } from "./matching";
import { ORDERS } from "./order";
import { ListActionItems, ReadActionItem, ReadByNumber } from "./schemas";
import { ACTION_ITEM, type ActionItemView, actionItemsVisibleTo, viewActionItem } from "./view";

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
