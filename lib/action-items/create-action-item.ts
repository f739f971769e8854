import "server-only";
import { userIdOf } from "@/lib/access/actor";
import type { AuditEntry } from "@/lib/audit/record";
import type { Tx } from "@/lib/core/db";
import { loadIncident } from "@/lib/incidents/load";
import { findActiveUser } from "@/lib/people/load";
import { findServices } from "@/lib/services/load";
import { defineCommand } from "@/lib/shell/command";
import type { Context } from "@/lib/shell/context";
import type { ActionItem } from "@/prisma/generated/client";
import { streamOfItem } from "./load";
import type { ActionItemState } from "./rules";
import { CreateActionItem } from "./schemas";
import { ACTION_ITEM, viewActionItem } from "./view";

/**
 * Adds an action item: committed at once, or proposed while its incident's postmortem is a draft.
 * @throws DomainError NOT_FOUND for the incident; INVALID for unknown people or services.
 */
export const createActionItem = defineCommand({
  name: "action-item.create",
  permission: "action-item.write",
  input: CreateActionItem,
  sample: {
    title: "Alert when a backup is missing",
    priority: "P0",
    kind: "DETECT",
    incidentNumber: 42,
  },
  run: async (tx, input, ctx) => {
    const { incidentNumber } = input;
    const incident =
      incidentNumber === null ? null : await loadIncident(tx, incidentNumber, ctx.actor);
    if (input.ownerId) await findActiveUser(tx, input.ownerId, "ownerId");
    const item = await insertActionItem(tx, incident?.id ?? null, input, ctx);
    return { result: viewActionItem(item, ctx.now), audit: [describeCreation(item)] };
  },
});

/** What became of an item that was promised in the past, for imports. */
export type PastPromise = {
  readonly state: ActionItemState;
  readonly evidence: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
};

/** Writes an item; the caller checked incident and owner. Also used by imports. */
export async function insertActionItem(
  tx: Tx,
  incidentId: string | null,
  input: CreateActionItem,
  ctx: Context,
  past?: PastPromise,
) {
  const { title, description, ownerId, priority, kind, ticketUrl } = input;
  const [service] = input.service ? await findServices(tx, [input.service]) : [];
  const draft = incidentId === null ? null : await findDraft(tx, incidentId);
  return tx.actionItem.create({
    data: {
      title,
      description,
      ownerId,
      priority,
      kind,
      ticketUrl,
      state: draft ? "PROPOSED" : "OPEN",
      dueOn: input.dueOn === null ? null : new Date(input.dueOn),
      incidentId,
      postmortemId: draft,
      serviceId: service?.id ?? null,
      createdById: userIdOf(ctx.actor),
      createdAt: ctx.now,
      ...past,
    },
    ...ACTION_ITEM,
  });
}

async function findDraft(tx: Tx, incidentId: string): Promise<string | null> {
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { postmortem: { select: { id: true, state: true } } },
  });
  const { postmortem } = incident;
  return postmortem && postmortem.state !== "PUBLISHED" ? postmortem.id : null;
}

function describeCreation(item: ActionItem): AuditEntry {
  const { title, state, priority, ownerId } = item;
  return {
    stream: streamOfItem(item),
    type: "action-item.created",
    subject: { type: "action-item", id: item.id },
    after: { title, state, priority, ownerId },
  };
}
