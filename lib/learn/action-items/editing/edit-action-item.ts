import "server-only";
import { lockItems } from "@/lib/learn/action-items/load";
import { leadsItems } from "@/lib/learn/action-items/owners";
import { EditActionItem } from "@/lib/learn/action-items/schemas";
import { ACTION_ITEM, viewActionItem } from "@/lib/learn/action-items/view";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, notFound, type Refusal } from "@/lib/platform/core/errors";
import type { ActionItem } from "@/prisma/generated/client";
import { applyChange, isStale, planChange, resolveWish, STALE } from "./change";

/**
 * Changes an item or moves it to another state; done needs evidence, "won't do", opening again and postponing
 * need a reason (docs/rules/action-items.md).
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT when the version is stale.
 */
export const editActionItem = defineCommand({
  name: "action-item.edit",
  permission: "action-item.write",
  input: EditActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000", state: "IN_PROGRESS" },
  asLead: (tx, { actionItemId, ...wish }, ctx) => leadsItems(tx, ctx.actor, [actionItemId], wish),
  run: async (tx, { actionItemId: id, version, ...wish }, ctx) => {
    const [item] = await lockItems(tx, [id], ctx.actor);
    if (!item) throw notFound("This action item");
    if (isStale(item, version)) throw stale(item);
    const wanted = await resolveWish(tx, wish, [item]);
    const plan = planChange(item, wanted, ctx.now);
    if ("refusal" in plan) throw refused(plan.refusal);
    if (Object.keys(plan.changes).length === 0) {
      const same = await tx.actionItem.findUniqueOrThrow({ where: { id }, ...ACTION_ITEM });
      return { result: viewActionItem(same, ctx.now), audit: "unchanged" };
    }
    const { after, audit } = await applyChange(tx, item, plan.changes, wanted.reason, ctx);
    return { result: viewActionItem(after, ctx.now), audit: [audit] };
  },
});

function stale({ version, state, title }: ActionItem): DomainError {
  return new DomainError("CONFLICT", STALE, { current: { version, state, title } });
}

function refused({ code, message, fields = {} }: Refusal): DomainError {
  return new DomainError(code, message, { fields });
}
