import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { notFound, refuseWith } from "@/lib/platform/core/errors";
import { ChecklistEvents } from "@/lib/respond/checklist/events";
import { canSetItem, proveItem } from "@/lib/respond/checklist/rules";
import { saveItem } from "@/lib/respond/checklist/store";
import { lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { findWorker } from "@/lib/respond/incidents/people";
import { canEdit } from "@/lib/respond/incidents/steps/transition-rules";
import { proofOf, viewChecklist } from "./checklist";
import { gatherProof } from "./proof";
import { AssignChecklistItem, SetChecklistItem } from "./schemas";

/**
 * Ticks, skips (with a reason) or reopens an item that no fact proves.
 * @throws DomainError NOT_FOUND; INVALID without a reason to skip; CONFLICT where a fact says otherwise.
 */
export const setChecklistItem = defineCommand({
  name: "checklist.set-item",
  permission: "checklist.write",
  input: SetChecklistItem,
  sample: { incident: 42, itemId: "00000000-0000-7000-8000-000000000000", state: "DONE" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(
      tx,
      { incident: input.incident, reason: input.reason },
      ctx.actor,
    );
    refuseWith(canEdit(incident));
    const item = await loadItem(tx, incident.id, input.itemId);
    const reason = input.reason ?? null;
    const evidence = proveItem(proofOf(item), await gatherProof(tx, incident.id));
    refuseWith(canSetItem({ state: input.state, reason }, evidence));
    const isOpen = input.state === "OPEN";
    await saveItem(tx, item.id, {
      state: input.state,
      reason: input.state === "SKIPPED" ? reason : null,
      doneById: isOpen ? null : userIdOf(ctx.actor),
      doneAt: isOpen ? null : ctx.now,
    });
    return {
      result: await itemView(tx, incident.id, item.id),
      audit: [
        ChecklistEvents.entry("checklist.item-set", {
          stream: streamOf(incident),
          subject: { type: "checklist-item", id: item.id },
          before: { key: item.key, state: item.state },
          after: { key: item.key, state: input.state },
          ...(reason !== null && { reason }),
        }),
      ],
    };
  },
});

/** Gives an item to a person, or to nobody. @throws DomainError NOT_FOUND; INVALID also for who may not see it. */
export const assignChecklistItem = defineCommand({
  name: "checklist.assign-item",
  permission: "checklist.write",
  input: AssignChecklistItem,
  sample: { incident: 42, itemId: "00000000-0000-7000-8000-000000000000", userId: null },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, { incident: input.incident }, ctx.actor);
    refuseWith(canEdit(incident));
    const item = await loadItem(tx, incident.id, input.itemId);
    if (input.userId !== null) await findWorker(tx, input.userId, incident);
    await saveItem(tx, item.id, { assigneeId: input.userId });
    return {
      result: await itemView(tx, incident.id, item.id),
      audit: [
        ChecklistEvents.entry("checklist.item-assigned", {
          stream: streamOf(incident),
          subject: { type: "checklist-item", id: item.id },
          before: { key: item.key, assigneeId: item.assigneeId },
          after: { key: item.key, assigneeId: input.userId },
        }),
      ],
    };
  },
});

async function loadItem(tx: Tx, incidentId: string, id: string) {
  const item = await tx.checklistItem.findFirst({ where: { id, incidentId } });
  if (!item) throw notFound("This checklist item");
  return item;
}

async function itemView(tx: Tx, incidentId: string, id: string) {
  const phases = await viewChecklist(tx, incidentId);
  const view = phases.flatMap(({ items }) => items).find((item) => item.id === id);
  if (!view) throw notFound("This checklist item");
  return view;
}
