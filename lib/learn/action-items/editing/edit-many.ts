import "server-only";
import { lockItems } from "@/lib/learn/action-items/load";
import { leadsItems } from "@/lib/learn/action-items/owners";
import { EditManyItems } from "@/lib/learn/action-items/schemas";
import { type ActionItemView, refOfItem, viewActionItem } from "@/lib/learn/action-items/view";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { notFound } from "@/lib/platform/core/errors";
import type { ActionItem } from "@/prisma/generated/client";
import {
  applyChange,
  type Changes,
  isStale,
  planChange,
  resolveWish,
  STALE,
  type Wanted,
} from "./change";

/** An item that was left as it is, and why; nameless where it may not be known. */
export type RefusedItem = {
  actionItemId: string;
  ref: string | null;
  title: string | null;
  why: string;
};

/**
 * Changes many items the same way in one transaction. Each is judged by itself, as if changed alone: those that
 * cannot change stay as they are and are named with why.
 * @throws DomainError INVALID for unknown people or services.
 */
export const editManyItems = defineCommand({
  name: "action-item.edit-many",
  permission: "action-item.write",
  input: EditManyItems,
  sample: {
    items: [{ actionItemId: "00000000-0000-7000-8000-000000000000" }],
    priority: "P0",
  },
  asLead: (tx, { items, ...wish }, ctx) =>
    leadsItems(
      tx,
      ctx.actor,
      items.map(({ actionItemId }) => actionItemId),
      wish,
    ),
  run: async (tx, { items, ...wish }, ctx) => {
    const asked = new Map(items.map(({ actionItemId, version }) => [actionItemId, version]));
    const locked = await lockItems(tx, [...asked.keys()], ctx.actor);
    const found = new Map(locked.map((item) => [item.id, item]));
    const wanted = await resolveWish(tx, wish, locked);
    const changed: ActionItemView[] = [];
    const refused: RefusedItem[] = [];
    const audit: AuditEntry[] = [];
    for (const [id, version] of asked) {
      const plan = judge(found.get(id), version, wanted, ctx.now);
      if ("why" in plan) refused.push(nameRefused(id, found.get(id), plan.why));
      else if (Object.keys(plan.changes).length > 0) {
        const made = await applyChange(tx, plan.item, plan.changes, wanted.reason, ctx);
        changed.push(viewActionItem(made.after, ctx.now));
        audit.push(made.audit);
      }
    }
    const [first, ...rest] = audit;
    const result = { changed, refused };
    return first ? { result, audit: [first, ...rest] } : { result, audit: "unchanged" };
  },
});

type Plan = { readonly item: ActionItem; readonly changes: Changes } | { readonly why: string };

function judge(
  item: ActionItem | undefined,
  version: number | undefined,
  wanted: Wanted,
  now: Date,
): Plan {
  if (!item) return { why: notFound("This action item").message };
  if (isStale(item, version)) return { why: STALE };
  const plan = planChange(item, wanted, now);
  return "refusal" in plan ? { why: plan.refusal.message } : { item, ...plan };
}

function nameRefused(actionItemId: string, item: ActionItem | undefined, why: string): RefusedItem {
  const { number, title = null } = item ?? {};
  return { actionItemId, ref: number === undefined ? null : refOfItem(number), title, why };
}
