import "server-only";
import { matching } from "@/lib/learn/action-items/repeats/matching";
import { addDays, PROMISED, UNFINISHED } from "@/lib/learn/action-items/rules";
import {
  type Counted,
  FilterItems,
  type Filters,
  ReadFigures,
} from "@/lib/learn/action-items/schemas";
import { actionItemsVisibleTo, todayOf } from "@/lib/learn/action-items/view";
import type { Context } from "@/lib/platform/command/context";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { completionByOwner, completionByService } from "./completion";

/** What fell due so many days back counts. */
const WINDOW_DAYS = 90;
/** Ages in days: from, and up to but not including. */
const AGES = [
  [0, 7],
  [7, 30],
  [30, 90],
  [90, 180],
  [180, null],
] as const;
const TIMES = [1, 2, 3] as const;

export type Figures = Awaited<ReturnType<typeof readItemFigures.execute>>;

/**
 * How promises are kept, over the items the actor may see: completion of what fell due in the last 90 days, in all,
 * by service and by owner; ages of what is owed; how often that was postponed.
 */
export const readItemFigures = defineQuery({
  name: "action-item.figures",
  weight: 5,
  permission: "action-item.read",
  input: ReadFigures,
  sample: {},
  run: async (db, _input, ctx) => {
    const today = todayOf(ctx.now);
    const due = { dueFrom: addDays(today, -WINDOW_DAYS), dueTo: today };
    const count = (filters: Filters) => countItems(db, filters, ctx);
    return {
      ...due,
      completion: {
        done: await count({ ...due, state: ["DONE"] }),
        promised: await count({ ...due, state: [...PROMISED] }),
        wontDo: await count({ ...due, state: ["WONT_DO"] }),
        proposed: await count({ ...due, state: ["PROPOSED"] }),
      },
      byService: await completionByService(db, due, ctx),
      byOwner: await completionByOwner(db, due, ctx),
      owed: await count({ state: [...UNFINISHED] }),
      ages: await Promise.all(
        AGES.map(async ([from, to]) => {
          const added = addedWhenAged(from, to, today);
          return { from, to, ...(await count({ state: [...UNFINISHED], ...added })) };
        }),
      ),
      postponed: await Promise.all(
        TIMES.map(async (times) => ({
          times,
          ...(await count({ state: [...UNFINISHED], postponed: times })),
        })),
      ),
    };
  },
});

async function countItems(db: ReadDb, filters: Filters, ctx: Context): Promise<Counted> {
  const wanted = await matching(db, FilterItems.parse(filters), ctx);
  const where = { AND: [actionItemsVisibleTo(ctx.actor), wanted] };
  return { count: await db.actionItem.count({ where }), filters };
}

/** The days on which something was added that is so many days old today. */
function addedWhenAged(from: number, to: number | null, today: string): Filters {
  return {
    addedTo: addDays(today, -from),
    ...(to !== null && { addedFrom: addDays(today, 1 - to) }),
  };
}
