import "server-only";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import type { Tx } from "@/lib/core/db";
import { DomainError, notFound, refuseWith } from "@/lib/core/errors";
import type { Json } from "@/lib/core/json";
import { streamOf } from "@/lib/incidents/load";
import { findActiveUser } from "@/lib/people/load";
import { findServices } from "@/lib/services/load";
import { defineCommand } from "@/lib/shell/command";
import type { Context } from "@/lib/shell/context";
import type { ActionItem } from "@/prisma/generated/client";
import { canSetState, isFinished } from "./rules";
import { EditActionItem } from "./schemas";
import { ACTION_ITEM, actionItemsVisibleTo, viewActionItem } from "./view";

/**
 * Changes an item or moves it to another state; done needs evidence, "won't do" a reason (PRODUCT §5).
 * @throws DomainError NOT_FOUND; INVALID; CONFLICT when the version is stale.
 */
export const editActionItem = defineCommand({
  name: "action-item.edit",
  permission: "action-item.write",
  input: EditActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000", state: "IN_PROGRESS" },
  run: async (tx, input, ctx) => {
    const item = await lockItem(tx, input, ctx);
    const changes = await changesOf(tx, item, input, ctx);
    const after = await tx.actionItem.update({
      where: { id: item.id, version: item.version },
      data: { ...changes, version: { increment: 1 } },
      ...ACTION_ITEM,
    });
    const view = viewActionItem(after, ctx.now);
    return {
      result: view,
      audit: [
        {
          stream: item.incidentId ? streamOf({ id: item.incidentId }) : WORKSPACE_STREAM,
          type: "action-item.edited",
          subject: { type: "action-item", id: item.id },
          before: pick(item, changes),
          after: pick(after, changes),
          ...(input.reason && { reason: input.reason }),
        },
      ],
    };
  },
});

async function lockItem(tx: Tx, input: EditActionItem, ctx: Context): Promise<ActionItem> {
  await tx.$queryRaw`select 1 from action_item where id = ${input.actionItemId}::uuid for update`;
  const item = await tx.actionItem.findFirst({
    where: { AND: [{ id: input.actionItemId }, actionItemsVisibleTo(ctx.actor)] },
  });
  if (!item) throw notFound("This action item");
  if (input.version !== undefined && input.version !== item.version) {
    throw new DomainError("CONFLICT", "Somebody changed this action item meanwhile. Look again.", {
      current: { version: item.version, state: item.state, title: item.title },
    });
  }
  return item;
}

type Changes = Partial<Omit<ActionItem, "id" | "number" | "version">>;

async function changesOf(
  tx: Tx,
  item: ActionItem,
  input: EditActionItem,
  ctx: Context,
): Promise<Changes> {
  const { title, description, ownerId, priority, kind, ticketUrl, dueOn, service } = input;
  if (ownerId) await findActiveUser(tx, ownerId, "ownerId");
  const [found] = service ? await findServices(tx, [service]) : [];
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(ownerId !== undefined && { ownerId }),
    ...(priority !== undefined && { priority }),
    ...(kind !== undefined && { kind }),
    ...(ticketUrl !== undefined && { ticketUrl }),
    ...(dueOn !== undefined && { dueOn: dueOn === null ? null : new Date(dueOn) }),
    ...(service !== undefined && { serviceId: found?.id ?? null }),
    ...(input.evidence !== undefined && { evidence: input.evidence }),
    ...stateChanges(item, input, ctx),
  };
}

function stateChanges(item: ActionItem, input: EditActionItem, ctx: Context): Changes {
  const { state } = input;
  if (state === undefined || state === item.state) return {};
  const evidence = input.evidence ?? item.evidence;
  const reason = input.reason ?? null;
  refuseWith(canSetState(item.state, state, { evidence, reason }));
  return {
    state,
    closedAt: isFinished(state) ? ctx.now : null,
    wontDoReason: state === "WONT_DO" ? reason : null,
  };
}

function pick(item: ActionItem, changes: Changes): Record<string, Json> {
  const names = Object.keys(changes) as (keyof Changes)[];
  return Object.fromEntries(
    names.map((name) => {
      const value = item[name];
      return [name, value instanceof Date ? value.toISOString() : value];
    }),
  );
}
