import "server-only";
import type { SORTS } from "@/lib/learn/action-items/schemas";
import { dayOf } from "@/lib/learn/action-items/view";
import type { ActionItem, Prisma } from "@/prisma/generated/client";

/** Stands for "no due date" in cursors: such items come last. */
const NEVER = "9999-12-31T00:00:00.000Z";

type Place = { readonly at: Date; readonly number: number };
type Order = {
  readonly by: Prisma.ActionItemOrderByWithRelationInput[];
  /** The row's key as an instant, for the cursor. */
  readonly keyOf: (row: ActionItem) => string;
  /** What comes after a row. */
  readonly after: (place: Place) => Prisma.ActionItemWhereInput;
};

/** In which order items can be listed; numbers decide where the key is the same. */
export const ORDERS: Readonly<Record<(typeof SORTS)[number], Order>> = {
  due: {
    by: [{ dueOn: { sort: "asc", nulls: "last" } }, { number: "asc" }],
    keyOf: ({ dueOn }) => dueOn?.toISOString() ?? NEVER,
    after: ({ at, number }) => {
      if (at.toISOString() === NEVER) return { dueOn: null, number: { gt: number } };
      const dueOn = new Date(dayOf(at));
      return { OR: [{ dueOn: { gt: dueOn } }, { dueOn, number: { gt: number } }, { dueOn: null }] };
    },
  },
  age: {
    by: [{ createdAt: "asc" }, { number: "asc" }],
    keyOf: ({ createdAt }) => createdAt.toISOString(),
    after: ({ at, number }) => ({
      OR: [{ createdAt: { gt: at } }, { createdAt: at, number: { gt: number } }],
    }),
  },
  closed: {
    by: [{ closedAt: { sort: "desc", nulls: "last" } }, { number: "desc" }],
    keyOf: ({ closedAt }) => closedAt?.toISOString() ?? NEVER,
    after: ({ at, number }) => {
      if (at.toISOString() === NEVER) return { closedAt: null, number: { lt: number } };
      return {
        OR: [
          { closedAt: { lt: at } },
          { closedAt: at, number: { lt: number } },
          { closedAt: null },
        ],
      };
    },
  },
};
