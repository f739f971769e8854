import "server-only";
import { matching } from "@/lib/learn/action-items/repeats/matching";
import { isFinished } from "@/lib/learn/action-items/rules";
import { ACTION_ITEM_STATES, FilterItems } from "@/lib/learn/action-items/schemas";
import { ACTION_ITEM, actionItemsVisibleTo, viewActionItem } from "@/lib/learn/action-items/view";
import { defineQuery } from "@/lib/platform/command/query";
import { ORDERS } from "./order";

/** Cards a column: more than anybody moves about; the list has them all. */
const CARDS = 50;

/** Items by state: those owed by due day, those finished the last first; at most 50 a state. */
export const readItemBoard = defineQuery({
  name: "action-item.board",
  permission: "action-item.read",
  input: FilterItems,
  sample: {},
  run: async (db, filters, ctx) => {
    const wanted = await matching(db, filters, ctx);
    const visible = actionItemsVisibleTo(ctx.actor);
    const columns = ACTION_ITEM_STATES.map(async (state) => {
      const rows = await db.actionItem.findMany({
        where: { AND: [visible, wanted, { state }] },
        orderBy: ORDERS[isFinished(state) ? "closed" : "due"].by,
        take: CARDS + 1,
        ...ACTION_ITEM,
      });
      const items = rows.slice(0, CARDS).map((row) => viewActionItem(row, ctx.now));
      return { state, items, hasMore: rows.length > CARDS };
    });
    return Promise.all(columns);
  },
});
