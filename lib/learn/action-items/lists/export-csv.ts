import "server-only";
import { KIND_NAMES, STATE_NAMES } from "@/lib/learn/action-items/names";
import { matching } from "@/lib/learn/action-items/repeats/matching";
import { FilterItems } from "@/lib/learn/action-items/schemas";
import {
  ACTION_ITEM,
  type ActionItemView,
  actionItemsVisibleTo,
  viewActionItem,
} from "@/lib/learn/action-items/view";
import { defineQuery } from "@/lib/platform/command/query";
import { DomainError } from "@/lib/platform/core/errors";
import { readInPages } from "@/lib/platform/core/in-pages";
import { csvRow } from "@/lib/platform/core/text/csv-rules";
import { ORDERS } from "./order";

const MOST = 10_000;

/** The list as CSV: the same filters and order. @throws DomainError INVALID for more than 10,000 items. */
export const exportItems = defineQuery({
  name: "action-item.export",
  weight: 20,
  permission: "action-item.read",
  input: FilterItems,
  sample: { overdue: true },
  run: async (db, filters, ctx) => {
    const keys = await db.actionItem.findMany({
      where: { AND: [actionItemsVisibleTo(ctx.actor), await matching(db, filters, ctx)] },
      orderBy: ORDERS[filters.sort].by,
      take: MOST + 1,
      select: { id: true },
    });
    if (keys.length > MOST) {
      throw new DomainError("INVALID", "These are more than 10,000 action items: filter them.");
    }
    const lines = await readInPages(keys, async (page) => {
      const ids = page.map(({ id }) => id);
      const rows = await db.actionItem.findMany({ where: { id: { in: ids } }, ...ACTION_ITEM });
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => {
        const row = found.get(id);
        return row ? [csvRow(toCells(viewActionItem(row, ctx.now)))] : [];
      });
    });
    return csvRow(COLUMNS.map(([name]) => name)) + lines.join("");
  },
});

type Cell = string | number | null;

const COLUMNS: readonly (readonly [string, (item: ActionItemView) => Cell])[] = [
  ["Number", ({ ref }) => ref],
  ["Title", ({ title }) => title],
  ["State", ({ state }) => STATE_NAMES[state]],
  ["Priority", ({ priority }) => priority],
  ["Kind", ({ kind }) => KIND_NAMES[kind]],
  ["Owner", ({ owner }) => owner?.name ?? null],
  ["Service", ({ service }) => service?.name ?? null],
  ["Team", ({ team }) => team?.name ?? null],
  ["Incident", ({ incident }) => incident?.ref ?? null],
  ["Due on", ({ dueOn }) => dueOn],
  ["Overdue", ({ overdue }) => (overdue ? "yes" : "no")],
  ["Postponed", ({ postponed }) => postponed],
  ["Added at (UTC)", ({ createdAt }) => createdAt],
  ["Finished at (UTC)", ({ closedAt }) => closedAt],
  ["Age in days", ({ ageDays }) => ageDays],
  ["Evidence", ({ evidence }) => evidence],
  ["Why not", ({ reason }) => reason],
  ["Ticket", ({ ticketUrl }) => ticketUrl],
  ["Description", ({ description }) => description],
];

function toCells(item: ActionItemView): Cell[] {
  return COLUMNS.map(([, read]) => read(item));
}
