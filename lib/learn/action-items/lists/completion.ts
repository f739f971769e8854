import "server-only";
import { matching } from "@/lib/learn/action-items/repeats/matching";
import { PROMISED } from "@/lib/learn/action-items/rules";
import { type Counted, FilterItems, type Filters } from "@/lib/learn/action-items/schemas";
import { actionItemsVisibleTo } from "@/lib/learn/action-items/view";
import type { Context } from "@/lib/platform/command/context";
import type { ReadDb } from "@/lib/platform/core/db";

/** What somebody or something promised, and what of it is done. */
export type Completion = {
  readonly name: string;
  readonly done: Counted;
  readonly promised: Counted;
};
type Due = { readonly dueFrom: string; readonly dueTo: string };

/** Completion of what fell due, a service a row; the most promised first. */
export async function completionByService(db: ReadDb, due: Due, ctx: Context) {
  const rows = await db.actionItem.groupBy({
    by: ["serviceId", "state"],
    where: await promisedIn(db, due, ctx),
    _count: true,
  });
  const services = await db.service.findMany({
    where: { id: { in: idsOf(rows.map(({ serviceId }) => serviceId)) } },
    select: { id: true, name: true, slug: true },
  });
  return toCompletion(rows, ({ serviceId }) => {
    const service = services.find(({ id }) => id === serviceId);
    return service
      ? { name: service.name, filters: { ...due, service: service.slug } }
      : { name: "No service", filters: { ...due, withoutService: true } };
  });
}

/** The same, an owner a row. */
export async function completionByOwner(db: ReadDb, due: Due, ctx: Context) {
  const rows = await db.actionItem.groupBy({
    by: ["ownerId", "state"],
    where: await promisedIn(db, due, ctx),
    _count: true,
  });
  const owners = await db.user.findMany({
    where: { id: { in: idsOf(rows.map(({ ownerId }) => ownerId)) } },
    select: { id: true, name: true },
  });
  return toCompletion(rows, ({ ownerId }) => {
    const owner = owners.find(({ id }) => id === ownerId);
    return owner
      ? { name: owner.name, filters: { ...due, owner: owner.id } }
      : { name: "Nobody", filters: { ...due, owner: "nobody" } };
  });
}

async function promisedIn(db: ReadDb, due: Due, ctx: Context) {
  const filters = FilterItems.parse({ ...due, state: PROMISED });
  return { AND: [actionItemsVisibleTo(ctx.actor), await matching(db, filters, ctx)] };
}

function toCompletion<R extends { readonly state: string; readonly _count: number }>(
  rows: readonly R[],
  groupOf: (row: R) => { readonly name: string; readonly filters: Filters },
): Completion[] {
  const groups = new Map<string, Completion>();
  for (const row of rows) {
    const { name, filters } = groupOf(row);
    const key = JSON.stringify(filters);
    const before = groups.get(key);
    const done = (before?.done.count ?? 0) + (row.state === "DONE" ? row._count : 0);
    groups.set(key, {
      name,
      done: { count: done, filters: { ...filters, state: ["DONE"] } },
      promised: {
        count: (before?.promised.count ?? 0) + row._count,
        filters: { ...filters, state: [...PROMISED] },
      },
    });
  }
  return [...groups.values()].sort(
    (a, b) => b.promised.count - a.promised.count || a.name.localeCompare(b.name, "en"),
  );
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
