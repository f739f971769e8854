import "server-only";
import { type Actor, userIdOf } from "@/lib/access/actor";
import { decodeCursor, encodeCursor, type Page, toPage } from "@/lib/core/cursor";
import type { ReadDb } from "@/lib/core/db";
import type { Context } from "@/lib/shell/context";
import { defineQuery } from "@/lib/shell/query";
import type { Prisma } from "@/prisma/generated/client";
import { loadItem } from "./load";
import { UNFINISHED } from "./rules";
import { ListActionItems, ReadActionItem, ReadByNumber } from "./schemas";
import {
  ACTION_ITEM,
  type ActionItemView,
  actionItemsVisibleTo,
  dayOf,
  todayOf,
  viewActionItem,
} from "./view";

/** Stands for "no due date" in cursors: such items come last. */
const NEVER = "9999-12-31T00:00:00.000Z";

/** Action items across incidents, the next due first, paged by cursor; filters run in SQL. */
export const listActionItems = defineQuery({
  name: "action-item.list",
  permission: "action-item.read",
  input: ListActionItems,
  sample: {},
  run: async (db, input, ctx): Promise<Page<ActionItemView>> => {
    const rows = await db.actionItem.findMany({
      where: {
        AND: [
          actionItemsVisibleTo(ctx.actor),
          matching(input, ctx.actor),
          input.overdue ? overdueAt(ctx.now) : {},
          after(input.cursor),
        ],
      },
      orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { number: "asc" }],
      take: input.limit + 1,
      ...ACTION_ITEM,
    });
    return toPage(
      rows,
      input.limit,
      (row) => encodeCursor([row.dueOn?.toISOString() ?? NEVER, row.number]),
      (row) => viewActionItem(row, ctx.now),
    );
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

function matching(input: ListActionItems, actor: Actor): Prisma.ActionItemWhereInput {
  const { state, owner, service, incident, number } = input;
  const ownerId = owner === "me" ? userIdOf(actor) : owner;
  return {
    ...(state.length > 0 && { state: { in: state } }),
    ...(ownerId !== undefined && { ownerId }),
    ...(service && { service: { slug: service } }),
    ...(incident !== undefined && { incident: { number: incident } }),
    ...(number !== undefined && { number }),
  };
}

function overdueAt(now: Date): Prisma.ActionItemWhereInput {
  return { state: { in: [...UNFINISHED] }, dueOn: { lt: new Date(todayOf(now)) } };
}

function after(cursor: string | undefined): Prisma.ActionItemWhereInput {
  if (cursor === undefined) return {};
  const { at, number } = decodeCursor(cursor);
  if (at.toISOString() === NEVER) return { dueOn: null, number: { gt: number } };
  const dueOn = new Date(dayOf(at));
  return { OR: [{ dueOn: { gt: dueOn } }, { dueOn, number: { gt: number } }, { dueOn: null }] };
}
